------------------------------ MODULE Collector ------------------------------
(* A collector (not built yet): windows folded in memory, one output per key and
   window, nothing kept. A window may be closed by the clock, so a second run need
   not cut where the first did. All keys of a partition share one window.

   Mode "plain":  publish, then commit the window's end (no intent).
        "intent": first commit the old offset with the window's end in the
                  metadata; whoever takes the partition finishes that very window.
        "size":   no clock: windows are cut by offsets alone.
        "transactional": outputs and offset in one Kafka transaction, a zombie
                  being fenced by the transactional.id (Transactional.tla).
   Where the input may hold repeats (Id), `seen` is committed with the offset, as
   of exactly it: a window is folded again from the seen before it (Chain.tla). *)
EXTENDS Integers, Sequences, FiniteSets, TLC

CONSTANTS W, Input, Mode, Faults, Off

VARIABLES
  kc,   \* Kafka: [off, end, seen]: committed offset; end of the window being published (0: none)
  gg, own, pe,  \* Kafka: group generation, owner; producer epoch
  th, cq, zq,
  acc,  \* accepted downstream: Seq([id, k, w: Seq(offset)])
  left
vars == <<kc, gg, own, pe, th, cq, zq, acc, left>>
Has(x) == x \notin Off
End  == Len(Input) + 1
Keys == {Input[o] : o \in 1..Len(Input)}
Idle == [ph |-> "idle", gg |-> 0, pe |-> 0, lo |-> 0, hi |-> 0, end |-> 0, seen |-> 0, q |-> <<>>]
Less(a, b) == a[1] < b[1] \/ (a[1] = b[1] /\ a[2] < b[2])
IsPrefix(s, t) == Len(s) <= Len(t) /\ s = SubSeq(t, 1, Len(s))
Id(o) == o            \* the identity its source gave it; a run may say `Id <- Again`
Again(o) == <<1, 2, 1, 3>>[o]
Top(lo, hi, s) == CHOOSE m \in {s} \cup {Id(o) : o \in lo..(hi - 1)} :
                    \A x \in {s} \cup {Id(o) : o \in lo..(hi - 1)} : x <= m
Offsets(k, lo, hi, s) == LET is(o) == Input[o] = k /\ Id(o) > Top(lo, o, s)
                         IN SelectSeq([i \in 1..(hi - lo) |-> lo + i - 1], is)

\* Outputs of a window, in the order in which its keys first came.
First(k, lo, hi, s) == Offsets(k, lo, hi, s)[1]
In(lo, hi, s) == {k \in Keys : Offsets(k, lo, hi, s) # <<>>}
Rank(k, lo, hi, s) == 1 + Cardinality({x \in In(lo, hi, s) : First(x, lo, hi, s) < First(k, lo, hi, s)})
Outs(lo, hi, s) == [i \in 1..Cardinality(In(lo, hi, s)) |->
  LET k == CHOOSE x \in In(lo, hi, s) : Rank(x, lo, hi, s) = i
  IN [id |-> <<hi - 1, i>>, k |-> k, w |-> Offsets(k, lo, hi, s)]]

Init == /\ kc = [off |-> 1, end |-> 0, seen |-> 0] /\ gg = 1 /\ own = "w1" /\ pe = 0 /\ th = [w \in W |-> Idle]
        /\ cq = {} /\ zq = {} /\ acc = <<>> /\ left = Faults
Rebalance(w) == /\ left.move > 0 /\ own # w /\ own' = w /\ gg' = gg + 1
                /\ left' = [left EXCEPT !.move = @ - 1] /\ UNCHANGED <<kc, pe, th, cq, zq, acc>>
Dead(w) == IF th[w].q = <<>> THEN zq ELSE zq \cup {th[w].q}
Revoked(w) == /\ own # w /\ th[w].ph # "idle" /\ th' = [th EXCEPT ![w] = Idle] /\ zq' = Dead(w)
              /\ UNCHANGED <<kc, gg, own, pe, cq, acc, left>>
Crash(w) == /\ left.crash > 0 /\ th[w].ph # "idle" /\ th' = [th EXCEPT ![w] = Idle] /\ zq' = Dead(w)
            /\ left' = [left EXCEPT !.crash = @ - 1] /\ UNCHANGED <<kc, gg, own, pe, cq, acc>>
Acquire(w) == \* joining makes a new generation; init_transactions a new producer epoch
  /\ own = w /\ th[w].ph = "idle" /\ gg' = gg + 1 /\ pe' = pe + 1
  /\ th' = [th EXCEPT ![w] = [Idle EXCEPT !.ph = "fold", !.gg = gg + 1, !.pe = pe + 1, !.lo = kc.off,
              !.hi = kc.off, !.end = IF Mode = "intent" THEN kc.end ELSE 0,
              !.seen = IF Has("seenCommitted") THEN kc.seen ELSE 0]]
  /\ UNCHANGED <<kc, own, cq, zq, acc, left>>

FoldOne(w) == /\ th[w].ph = "fold" /\ th[w].hi < End /\ (th[w].end > 0 => th[w].hi < th[w].end)
              /\ (Mode = "size" => th[w].hi - th[w].lo < 2)
              /\ th' = [th EXCEPT ![w].hi = @ + 1] /\ UNCHANGED <<kc, gg, own, pe, cq, zq, acc, left>>
Closes(t) == /\ t.ph = "fold" /\ t.hi > t.lo
             /\ IF t.end > 0 /\ Has("finishIntent") THEN t.hi = t.end
                ELSE Mode = "size" => (t.hi - t.lo = 2 \/ t.hi = End)
Close(w) ==
  /\ Closes(th[w]) /\ Mode # "transactional"
  /\ th' = [th EXCEPT ![w].ph = IF Mode = "intent" /\ th[w].end = 0 /\ Has("intentFirst") THEN "intend" ELSE "out",
                      ![w].q = IF Mode = "intent" /\ th[w].end = 0 /\ Has("intentFirst") THEN <<>>
                               ELSE Outs(th[w].lo, th[w].hi, th[w].seen)]
  /\ UNCHANGED <<kc, gg, own, pe, cq, zq, acc, left>>
After(t) == Top(t.lo, t.hi, t.seen)   \* the seen after its window
CloseTx(w) == \* one transaction, carried out or refused as a whole
  /\ Closes(th[w]) /\ Mode = "transactional"
  /\ IF th[w].pe = pe \/ ~Has("fence")
     THEN /\ acc' = acc \o Outs(th[w].lo, th[w].hi, th[w].seen)
          /\ kc' = [off |-> th[w].hi, end |-> 0, seen |-> After(th[w])]
          /\ th' = [th EXCEPT ![w].lo = th[w].hi, ![w].seen = After(th[w])]
     ELSE th' = [th EXCEPT ![w] = Idle] /\ UNCHANGED <<acc, kc>>
  /\ UNCHANGED <<gg, own, pe, cq, zq, left>>
Send(w) == \* a commit: the intent, or the end of the acknowledged window
  /\ \/ th[w].ph = "intend" \/ (th[w].ph = "out" /\ th[w].q = <<>>)
  /\ cq' = cq \cup {[w |-> w, gg |-> th[w].gg, lo |-> th[w].lo, hi |-> th[w].hi, intent |-> th[w].ph = "intend",
                     seen |-> IF th[w].ph = "intend" /\ Has("seenNotAhead") THEN th[w].seen ELSE After(th[w])]}
  /\ th' = [th EXCEPT ![w].ph = "wait"]
  /\ UNCHANGED <<kc, gg, own, pe, zq, acc, left>>
Land(c) ==
  /\ cq' = cq \ {c}
  /\ LET mine == th[c.w].ph = "wait" /\ th[c.w].gg = c.gg IN
     IF c.gg = gg \/ ~Has("groupFence")
     THEN /\ kc' = IF c.intent THEN [off |-> c.lo, end |-> c.hi, seen |-> c.seen]
                           ELSE [off |-> c.hi, end |-> 0, seen |-> c.seen]
          /\ th' = IF ~mine THEN th
                   ELSE IF c.intent THEN [th EXCEPT ![c.w].ph = "out", ![c.w].q = Outs(c.lo, c.hi, th[c.w].seen)]
                   ELSE [th EXCEPT ![c.w].ph = "fold", ![c.w].lo = c.hi, ![c.w].end = 0, ![c.w].seen = c.seen]
     ELSE kc' = kc /\ th' = IF mine THEN [th EXCEPT ![c.w] = Idle] ELSE th
  /\ UNCHANGED <<gg, own, pe, zq, acc, left>>
Accept(x) == IF acc # <<>> /\ ~Less(acc[Len(acc)].id, x.id) THEN acc ELSE Append(acc, x)
AppendOwn(w) == /\ th[w].q # <<>> /\ acc' = Accept(Head(th[w].q)) /\ th' = [th EXCEPT ![w].q = Tail(@)]
                /\ UNCHANGED <<kc, gg, own, pe, cq, zq, left>>
AppendLate ==
  /\ \E s \in zq : acc' = Accept(Head(s)) /\ zq' = (zq \ {s}) \cup (IF Len(s) = 1 THEN {} ELSE {Tail(s)})
  /\ UNCHANGED <<kc, gg, own, pe, th, cq, left>>

RECURSIVE Cat(_, _)
Cat(k, i) == IF i > Len(acc) THEN <<>>
             ELSE (IF acc[i].k = k THEN acc[i].w ELSE <<>>) \o Cat(k, i + 1)
Finished == kc.off = End /\ cq = {} /\ \A k \in Keys : Cat(k, 1) = Offsets(k, 1, End, 0)
Stutter == Finished /\ UNCHANGED vars
Next == \/ \E w \in W : \/ Rebalance(w) \/ Revoked(w) \/ Crash(w) \/ Acquire(w) \/ FoldOne(w)
                        \/ Close(w) \/ CloseTx(w) \/ Send(w) \/ AppendOwn(w)
        \/ \E c \in cq : Land(c)
        \/ AppendLate \/ Stutter
Spec == Init /\ [][Next]_vars

\* Every input is in exactly one accepted window of its key, in order: no half, no double.
EachInputOnce == \A k \in Keys : IsPrefix(Cat(k, 1), Offsets(k, 1, End, 0))
CommitBehind == \A k \in Keys : Len(Offsets(k, 1, kc.off, 0)) <= Len(Cat(k, 1))

In3 == <<"a", "b", "a">>
In4 == <<"a", "b", "a", "b">>   \* with Again: the third is the first again
Usual == [crash |-> 1, move |-> 1]
=============================================================================
