-------------------------------- MODULE Join --------------------------------
(* A join, and with it any chain of a stateless step and a stateful one behind it.

   Through the hop: a router re-keys each source partition at least once into one
   partition of the intermediate topic, in an envelope with the router's identity
   (source partition, its generation there, offset). The joining half folds that
   partition and drops by the highest identity per source partition, `seen`, kept in
   the transaction of states and progress. Of a `.latest` source (compacted, repeats
   of a step upstream in it) the router drops nothing; the join compares the record's
   own identity with the highest of its origin in the key's state, `hi`.
   `Direct`: the stateful step reads the sources themselves, whose owners meet in the
   states: versions guard them.
   Rewind, of both halves: the states are emptied, and `seen` is the floor of the
   router's next generation, since what an old router sent may still land behind the
   end of the intermediate topic, where the joining half goes on; only then the routers
   go back to the start, one by one. In between the joining half refuses to run. *)
EXTENDS Integers, Sequences, FiniteSets, TLC

CONSTANTS Every, Lat,  \* source partitions; those of .latest sources, all of one origin
          Logs,        \* what they may hold: set of [source -> Seq([k, u])], u: upstream's identity
          Faults, Off

S == Every \cup Lat
VARIABLES
  src,   \* [source -> Seq([k, u, gone])]
  rk,    \* router: [source -> [up, g, nx, cg, c]]: generation, next; committed generation, offset
  zr,    \* envelopes of dead sessions: set of [s, g, q: Seq(offset)]
  mid,   \* the intermediate partition: Seq of [s, g, o, k, u]
  row,   \* Postgres: [input -> [tok, nx, seen]]; input "m" is the intermediate topic
  half,  \* Postgres: sources whose routers an unfinished rewind has still to take back
  st,    \* Postgres: what was folded in, in order
  hi,    \* Postgres, in the states: [key -> highest u of the origin]
  me, pgq,  \* the owner of each input; keep transactions in flight
  lost,  \* ghost: keys whose newest record the cleaner took before a rewound router read it
  left
vars == <<src, rk, zr, mid, row, half, st, hi, me, pgq, lost, left>>
Has(x) == x \notin Off
Direct == FALSE   \* a run may say `Direct <- Yes`
Yes == TRUE
In == IF Direct THEN S ELSE {"m"}
Keys == {"k", "j"}
Zero == [s \in S |-> <<0, 0>>]
Idle == [ph |-> "idle", tok |-> 0, nx |-> 0, seen |-> Zero, b |-> [to |-> 0]]
Above(x, y) == x[1] > y[1] \/ (x[1] = y[1] /\ x[2] > y[2])
Last(s) == Len(src[s])
Here(s, o) == ~src[s][o].gone

Init == /\ \E l \in Logs : src = [s \in S |-> [o \in 1..Len(l[s]) |-> [k |-> l[s][o].k, u |-> l[s][o].u, gone |-> FALSE]]]
        /\ rk = [s \in S |-> [up |-> ~Direct, g |-> 1, nx |-> 1, cg |-> 1, c |-> 1]] /\ zr = {} /\ mid = <<>>
        /\ row = [i \in In |-> [tok |-> 0, nx |-> 1, seen |-> Zero]] /\ half = {} /\ st = <<>>
        /\ hi = [k \in Keys |-> 0] /\ me = [i \in In |-> Idle] /\ pgq = {} /\ lost = {} /\ left = Faults

----------------------------------------------------------------------------
\* The router.
Envelope(s, g, o) == [s |-> s, g |-> g, o |-> o, k |-> src[s][o].k, u |-> src[s][o].u]
ReKey(s) == \* a place that the cleaner emptied is passed by
  /\ rk[s].up /\ rk[s].nx <= Last(s) /\ rk' = [rk EXCEPT ![s].nx = @ + 1]
  /\ mid' = IF Here(s, rk[s].nx) THEN Append(mid, Envelope(s, rk[s].g, rk[s].nx)) ELSE mid
  /\ UNCHANGED <<src, zr, row, half, st, hi, me, pgq, lost, left>>
CommitS(s) == /\ rk[s].up /\ rk[s].c < rk[s].nx /\ rk' = [rk EXCEPT ![s].c = rk[s].nx]
              /\ UNCHANGED <<src, zr, mid, row, half, st, hi, me, pgq, lost, left>>
Start(s) == /\ ~Direct /\ ~rk[s].up /\ rk' = [rk EXCEPT ![s].up = TRUE, ![s].g = rk[s].cg, ![s].nx = rk[s].c]
            /\ UNCHANGED <<src, zr, mid, row, half, st, hi, me, pgq, lost, left>>
CrashS(s) == \* everything since the commit again; some of it may also land late
  /\ left.source > 0 /\ rk[s].up /\ rk[s].c < rk[s].nx /\ left' = [left EXCEPT !.source = @ - 1]
  /\ rk' = [rk EXCEPT ![s].up = FALSE]
  /\ LET q == SelectSeq([i \in 1..(rk[s].nx - rk[s].c) |-> rk[s].c + i - 1], LAMBDA o : Here(s, o))
     IN zr' = IF q = <<>> THEN zr ELSE zr \cup {[s |-> s, g |-> rk[s].g, q |-> [i \in 1..Len(q) |-> Envelope(s, rk[s].g, q[i])]]}
  /\ UNCHANGED <<src, mid, row, half, st, hi, me, pgq, lost>>
Late(z) == /\ mid' = Append(mid, Head(z.q))
           /\ zr' = (zr \ {z}) \cup (IF Len(z.q) = 1 THEN {} ELSE {[z EXCEPT !.q = Tail(@)]})
           /\ UNCHANGED <<src, rk, row, half, st, hi, me, pgq, lost, left>>
Clean(s) == \* the cleaner: of a key that came again, behind what the reader has for good
  /\ left.clean > 0 /\ left' = [left EXCEPT !.clean = @ - 1] /\ s \in Lat
  /\ \E i \in 1..Last(s) :
       /\ Here(s, i) /\ \E j \in (i + 1)..Last(s) : Here(s, j) /\ src[s][j].k = src[s][i].k
       /\ Has("compactionLag") => i < (IF Direct THEN row[s].nx ELSE rk[s].c)
       /\ src' = [src EXCEPT ![s][i].gone = TRUE]
  /\ UNCHANGED <<rk, zr, mid, row, half, st, hi, me, pgq, lost>>

----------------------------------------------------------------------------
\* The joining half, or the direct join.
Read(i) == IF ~Direct THEN mid
           ELSE [o \in 1..Last(i) |-> Envelope(i, 1, o)]
Gone(i, o) == Direct /\ ~Here(i, o)
Claim(i) == /\ me[i].ph = "idle" /\ (half # {} => ~Has("unfinishedStops"))
            /\ row' = [row EXCEPT ![i].tok = @ + 1]
            /\ me' = [me EXCEPT ![i] = [Idle EXCEPT !.ph = "work", !.tok = row[i].tok + 1, !.nx = row[i].nx,
                        !.seen = IF Has("seenInKeep") THEN row[i].seen ELSE Zero]]
            /\ UNCHANGED <<src, rk, zr, mid, half, st, hi, pgq, lost, left>>
RECURSIVE Run(_, _, _, _)
Run(i, o, to, r) ==
  IF o = to THEN r
  ELSE LET e == Read(i)[o] IN
       IF Gone(i, o) \/ (~Direct /\ Has("sourceIdentity") /\ ~Above(<<e.g, e.o>>, r.seen[e.s])) THEN Run(i, o + 1, to, r)
       ELSE LET n == [r EXCEPT !.seen[e.s] = <<e.g, e.o>>] IN
            IF e.s \in Lat /\ Has("latestPosition") /\ e.u <= r.hi[e.k] THEN Run(i, o + 1, to, n)
            ELSE Run(i, o + 1, to, [n EXCEPT !.hi[e.k] = IF e.s \in Lat THEN e.u ELSE @, !.out = Append(@, e)])
Apply(i) == \* `st` as read is the version of all states: whoever folds adds to it
  /\ me[i].ph = "work" /\ me[i].b.to = 0
  /\ \E to \in {me[i].nx + 1, me[i].nx + 2} :
       /\ to <= Len(Read(i)) + 1
       /\ me' = [me EXCEPT ![i].b = [to |-> to, ver |-> Len(st),
                   r |-> Run(i, me[i].nx, to, [seen |-> me[i].seen, hi |-> hi, out |-> <<>>])]]
  /\ UNCHANGED <<src, rk, zr, mid, row, half, st, hi, pgq, lost, left>>
Keep(i) == /\ me[i].ph = "work" /\ me[i].b.to # 0 /\ me' = [me EXCEPT ![i].ph = "wait"]
           /\ pgq' = pgq \cup {[i |-> i, tok |-> me[i].tok, b |-> me[i].b, live |-> TRUE]}
           /\ UNCHANGED <<src, rk, zr, mid, row, half, st, hi, lost, left>>
Land(t) ==
  LET mine(m) == IF t.live THEN [me EXCEPT ![t.i] = m] ELSE me IN
  /\ pgq' = pgq \ {t}
  /\ IF Has("token") /\ row[t.i].tok # t.tok
     THEN UNCHANGED <<row, st, hi>> /\ me' = mine(Idle)
     ELSE IF Has("cas") /\ t.b.ver # Len(st) /\ t.b.r.out # <<>>   \* another owner wrote: again
     THEN UNCHANGED <<row, st, hi>> /\ me' = mine([me[t.i] EXCEPT !.ph = "work", !.b = [to |-> 0]])
     ELSE /\ row' = [row EXCEPT ![t.i].nx = t.b.to, ![t.i].seen = t.b.r.seen]
          /\ st' = st \o t.b.r.out /\ hi' = IF t.b.r.out = <<>> THEN hi ELSE t.b.r.hi
          /\ me' = mine([me[t.i] EXCEPT !.ph = "work", !.nx = t.b.to, !.seen = t.b.r.seen, !.b = [to |-> 0]])
  /\ UNCHANGED <<src, rk, zr, mid, half, lost, left>>
Crash(i) == /\ left.join > 0 /\ me[i].ph # "idle" /\ me' = [me EXCEPT ![i] = Idle]
            /\ left' = [left EXCEPT !.join = @ - 1]
            /\ pgq' = {IF t.i = i THEN [t EXCEPT !.live = FALSE] ELSE t : t \in pgq}
            /\ UNCHANGED <<src, rk, zr, mid, row, half, st, hi, lost>>

----------------------------------------------------------------------------
\* The command `rewind`, which may die at any point, to be begun again (budget) or go on later.
\* It wants both groups empty when it looks; requests of the dead are still under way.
Stop(s) == \* in good order
  /\ left.rewind > 0 \/ half # {}
  /\ rk[s].up /\ rk[s].c = rk[s].nx /\ rk' = [rk EXCEPT ![s].up = FALSE]
  /\ UNCHANGED <<src, zr, mid, row, half, st, hi, me, pgq, lost, left>>
Floor(s) == IF Has("seenFloor") THEN <<rk[s].cg + 1, 0>> ELSE IF Has("seenReset") THEN <<0, 0>> ELSE <<9, 9>>
Rewind ==
  /\ left.rewind > 0 /\ left' = [left EXCEPT !.rewind = @ - 1]
  /\ \A i \in In : me[i].ph # "wait"
  /\ \A s \in S : ~rk[s].up
  /\ me' = [i \in In |-> Idle]
  /\ row' = [i \in In |-> [tok |-> row[i].tok + 1, nx |-> IF Direct THEN 1 ELSE Len(mid) + 1,
                        seen |-> [s \in S |-> Floor(s)]]]
  /\ st' = <<>> /\ hi' = [k \in Keys |-> 0] /\ half' = IF Direct THEN {} ELSE S
  /\ lost' = IF Direct THEN {k \in Keys : \E s \in Lat : \E o \in 1..Last(s) : src[s][o].k = k /\ src[s][o].gone} ELSE {}
  /\ UNCHANGED <<src, rk, zr, mid, pgq>>
RewindRouter(s) ==
  /\ s \in half /\ ~rk[s].up /\ half' = half \ {s}
  /\ rk' = [rk EXCEPT ![s].cg = @ + 1, ![s].c = 1]
  /\ lost' = lost \cup {k \in Keys : \E o \in 1..Last(s) : src[s][o].k = k /\ src[s][o].gone}
  /\ UNCHANGED <<src, zr, mid, row, st, hi, me, pgq, left>>
Forget == \* without a mark nobody knows that the command died half way
  /\ ~Has("unfinishedStops") /\ half # {} /\ half' = {}
  /\ UNCHANGED <<src, rk, zr, mid, row, st, hi, me, pgq, lost, left>>

----------------------------------------------------------------------------
Of(s) == SelectSeq(st, LAMBDA e : e.s = s)
Newest(k) == CHOOSE m \in 0..9 :
  /\ m = 0 \/ \E s \in Lat : \E o \in 1..Last(s) : src[s][o].k = k /\ src[s][o].u = m
  /\ \A s \in Lat : \A o \in 1..Last(s) : src[s][o].k = k => src[s][o].u <= m
Right(k) == hi[k] = Newest(k) \/ k \in lost
Finished == /\ half = {} /\ zr = {} /\ pgq = {}
            /\ \A s \in S : Direct \/ (rk[s].nx = Last(s) + 1 /\ rk[s].c = rk[s].nx /\ rk[s].g = rk[s].cg)
            /\ \A s \in Every : Len(Of(s)) = Last(s)
            /\ \A i \in In : row[i].nx = Len(Read(i)) + 1
            /\ \A k \in Keys : Right(k)
Stutter == Finished /\ UNCHANGED vars
Next == \/ \E s \in S : \/ ReKey(s) \/ CommitS(s) \/ CrashS(s) \/ Start(s) \/ Clean(s) \/ Stop(s) \/ RewindRouter(s)
        \/ \E z \in zr : Late(z)
        \/ \E i \in In : Claim(i) \/ Apply(i) \/ Keep(i) \/ Crash(i)
        \/ Rewind \/ Forget \/ \E t \in pgq : Land(t)
        \/ Stutter
Spec == Init /\ [][Next]_vars

\* Each record of a source once, in order, no gap.
Once == \A s \in Every : \A n \in 1..Len(Of(s)) : Of(s)[n].o = n
\* Of a .latest source nothing twice, and nothing behind what is newer.
Rising == \A m, n \in 1..Len(st) :
  m < n /\ st[m].s \in Lat /\ st[n].s \in Lat /\ st[m].k = st[n].k => st[m].u < st[n].u

R(k, u) == [k |-> k, u |-> u]
Plain == [s \in {"s1", "s2"} |-> <<R("k", 0), R("k", 0)>>]
Pair == {Plain}
One  == {[s \in {"s1", "s2"} |-> <<R("k", 0)>>]}
Alone == {[s \in {"s1"} |-> <<R("k", 0), R("k", 0)>>]}
AloneOne == {[s \in {"s1"} |-> <<R("k", 0)>>]}
\* A step upstream repeats; the cleaner keeps the last.
Mixed == {[s \in {"s1", "l1"} |-> IF s = "s1" THEN <<R("k", 0)>> ELSE l] :
            l \in {<<R("k", 1), R("k", 2), R("k", 1)>>, <<R("k", 2), R("j", 1), R("k", 2)>>}}
Short == {[s \in {"l1"} |-> <<R("k", 1), R("k", 2), R("k", 1)>>]}
\* The topic got a partition: the same origin and key on both.
Grown == {[s \in {"l1", "l2"} |-> IF s = "l1" THEN <<R("k", 1), R("k", 2)>> ELSE <<R("k", 3), R("k", 2)>>]}
GrownHop == {[s \in {"l1", "l2"} |-> IF s = "l1" THEN <<R("k", 1), R("k", 3)>> ELSE <<R("k", 2)>>]}
GrownMixed == {[s \in {"s1", "l1"} |-> IF s = "l1" THEN <<R("k", 1), R("k", 2)>> ELSE <<R("k", 0), R("k", 0)>>]}

NoFault == [source |-> 0, join |-> 0, rewind |-> 0, clean |-> 0]
Usual == [NoFault EXCEPT !.source = 1, !.join = 1]
UsualCleaned == [NoFault EXCEPT !.join = 1, !.clean = 1]
Cleaned == [NoFault EXCEPT !.source = 1, !.clean = 1]
Rewound == [NoFault EXCEPT !.source = 1, !.rewind = 1]
RewoundOnly == [NoFault EXCEPT !.rewind = 1]
RewoundTwice == [NoFault EXCEPT !.rewind = 2]
RewoundCleaned == [NoFault EXCEPT !.rewind = 1, !.clean = 1]
JoinCleaned == [NoFault EXCEPT !.join = 1, !.clean = 1]
=============================================================================
