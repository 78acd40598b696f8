-------------------------------- MODULE Join --------------------------------
(* The join by an intermediate topic (not built yet), and with it any chain of a
   stateless step and a stateful one behind it.

   Each source partition is re-keyed at least once into one partition of the
   intermediate topic, in an envelope with the source's identity. The join folds
   that partition and drops by the highest identity per source, `seen`, which is
   kept in the same transaction as states and progress.                      *)
EXTENDS Integers, Sequences, FiniteSets, TLC

CONSTANTS S, Last,  \* source partitions; records in each
          Faults, Off

VARIABLES
  rk,    \* [source -> [nx, c]]: next to re-key, committed
  zr,    \* re-keyed envelopes of dead sessions: [source -> Seq(offset)]
  mid,   \* the intermediate partition: Seq of [s, o]
  row,   \* Postgres: [tok, nx, seen]
  st,    \* Postgres: what was folded in, in order
  me,    \* the join's owner
  pgq,   \* keep transactions in flight
  left
vars == <<rk, zr, mid, row, st, me, pgq, left>>
Has(x) == x \notin Off
Zero == [s \in S |-> 0]
Idle == [ph |-> "idle", tok |-> 0, nx |-> 0, seen |-> Zero, bt |-> [to |-> 0]]

Init == /\ rk = [s \in S |-> [nx |-> 1, c |-> 1]] /\ zr = [s \in S |-> <<>>] /\ mid = <<>>
        /\ row = [tok |-> 0, nx |-> 1, seen |-> Zero] /\ st = <<>> /\ me = Idle /\ pgq = {}
        /\ left = Faults

ReKey(s) == /\ rk[s].nx <= Last /\ mid' = Append(mid, [s |-> s, o |-> rk[s].nx])
            /\ rk' = [rk EXCEPT ![s].nx = @ + 1] /\ UNCHANGED <<zr, row, st, me, pgq, left>>
CommitS(s) == /\ rk[s].c < rk[s].nx /\ rk' = [rk EXCEPT ![s].c = rk[s].nx]
              /\ UNCHANGED <<zr, mid, row, st, me, pgq, left>>
CrashS(s) == \* everything since the commit again; some of it may also land late
  /\ left.source > 0 /\ rk[s].c < rk[s].nx /\ left' = [left EXCEPT !.source = @ - 1]
  /\ rk' = [rk EXCEPT ![s].nx = rk[s].c]
  /\ zr' = [zr EXCEPT ![s] = [i \in 1..(rk[s].nx - rk[s].c) |-> rk[s].c + i - 1]]
  /\ UNCHANGED <<mid, row, st, me, pgq>>
LateS(s) == /\ zr[s] # <<>> /\ mid' = Append(mid, [s |-> s, o |-> Head(zr[s])])
            /\ zr' = [zr EXCEPT ![s] = Tail(@)] /\ UNCHANGED <<rk, row, st, me, pgq, left>>

Claim == /\ me.ph = "idle" /\ row' = [row EXCEPT !.tok = @ + 1]
         /\ me' = [Idle EXCEPT !.ph = "work", !.tok = row.tok + 1, !.nx = row.nx,
                     !.seen = IF Has("seenInKeep") THEN row.seen ELSE Zero]
         /\ UNCHANGED <<rk, zr, mid, st, pgq, left>>
RECURSIVE Run(_, _, _, _)
Run(i, to, seen, out) ==
  IF i = to THEN [seen |-> seen, out |-> out]
  ELSE LET e == mid[i] IN
       IF Has("sourceIdentity") /\ e.o <= seen[e.s] THEN Run(i + 1, to, seen, out)
       ELSE Run(i + 1, to, [seen EXCEPT ![e.s] = e.o], Append(out, e))
Apply == /\ me.ph = "work" /\ me.bt.to = 0
         /\ \E to \in {me.nx + 1, me.nx + 2} :
              /\ to <= Len(mid) + 1
              /\ me' = [me EXCEPT !.bt = [to |-> to, r |-> Run(me.nx, to, me.seen, <<>>)]]
         /\ UNCHANGED <<rk, zr, mid, row, st, pgq, left>>
Keep == /\ me.ph = "work" /\ me.bt.to # 0 /\ me' = [me EXCEPT !.ph = "wait"]
        /\ pgq' = pgq \cup {[tok |-> me.tok, b |-> me.bt, live |-> TRUE]}
        /\ UNCHANGED <<rk, zr, mid, row, st, left>>
Land(t) ==
  /\ pgq' = pgq \ {t}
  /\ IF Has("token") => row.tok = t.tok
     THEN /\ row' = [row EXCEPT !.nx = t.b.to, !.seen = t.b.r.seen] /\ st' = st \o t.b.r.out
          /\ me' = IF t.live THEN [me EXCEPT !.ph = "work", !.nx = t.b.to, !.seen = t.b.r.seen,
                                             !.bt = [to |-> 0]] ELSE me
     ELSE /\ UNCHANGED <<row, st>> /\ me' = IF t.live THEN Idle ELSE me
  /\ UNCHANGED <<rk, zr, mid, left>>
Crash == /\ left.join > 0 /\ me.ph # "idle" /\ me' = Idle /\ left' = [left EXCEPT !.join = @ - 1]
         /\ pgq' = {[t EXCEPT !.live = FALSE] : t \in pgq} /\ UNCHANGED <<rk, zr, mid, row, st>>
Rewind == \* the join, to the start, states emptied: `seen` has to be emptied too
  /\ left.rewind > 0 /\ me.ph # "wait" /\ row.tok > 0 /\ me' = Idle /\ left' = [left EXCEPT !.rewind = @ - 1]
  /\ row' = [tok |-> row.tok + 1, nx |-> 1, seen |-> IF Has("seenReset") THEN Zero ELSE row.seen]
  /\ st' = <<>> /\ UNCHANGED <<rk, zr, mid, pgq>>

Of(s) == LET is(e) == e.s = s IN SelectSeq(st, is)
Finished == /\ \A s \in S : rk[s].nx = Last + 1 /\ rk[s].c = rk[s].nx /\ Len(Of(s)) = Last
            /\ row.nx = Len(mid) + 1
Stutter == Finished /\ UNCHANGED vars
Next == \/ \E s \in S : ReKey(s) \/ CommitS(s) \/ CrashS(s) \/ LateS(s)
        \/ Claim \/ Apply \/ Keep \/ Crash \/ Rewind \/ \E t \in pgq : Land(t)
        \/ Stutter
Spec == Init /\ [][Next]_vars

Once == \A s \in S : \A i \in 1..Len(Of(s)) : Of(s)[i].o = i   \* each once, in order, no gap

Usual == [source |-> 1, join |-> 1, rewind |-> 0]
Rewound == [source |-> 1, join |-> 0, rewind |-> 1]
=============================================================================
