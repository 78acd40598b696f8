------------------------------ MODULE Collector ------------------------------
(* A collector: windows folded in memory, one output per key and window, nothing
   kept. A window may be closed by the clock or by bounds that a redeploy changes, so
   a second run need not cut where the first did. A partition's keys share a window.

   Mode "intent": the window's end is committed as metadata of its begin before
                  anything of it is out; whoever takes the partition finishes that very
                  window. In the steady state the end's commit of a window carries the
                  end of the next one (`Merge`), which is folded meanwhile.
        "plain":  publish, then commit the window's end (no intent).
        "size":   the same, windows of `size` records, which a redeploy changes.
        "transactional": outputs and offset in one Kafka transaction, a zombie
                  being fenced by the transactional.id (Transactional.tla); not built.
   Where the input may hold repeats (Id), `seen` is committed with the offset, as
   of exactly it: a window is folded again from the seen before it (Chain.tla). *)
EXTENDS Integers, Sequences, FiniteSets, TLC

CONSTANTS W, Input, Mode, Faults, Off

VARIABLES
  kc,   \* Kafka: [off, end, seen, gen]: committed offset; end of the window being published
        \* (0: none); gen 0: no metadata of ours
  gg, own, pe,  \* Kafka: group generation, owner; producer epoch
  th,   \* what a process holds: `a` the window on its way, `b` the one being folded
  cq, zq,
  acc,  \* accepted downstream: Seq([id, k, w: Seq(offset)])
  size, clock,
  from, \* ghost: [generation -> [off, seen] it began with]
  left
vars == <<kc, gg, own, pe, th, cq, zq, acc, size, clock, from, left>>
Has(x) == x \notin Off
End  == Len(Input) + 1
Keys == {Input[o] : o \in 1..Len(Input)}
NoWin == [lo |-> 0, hi |-> 0, seen |-> 0, st |-> "none"]
Idle == [ph |-> "idle", gg |-> 0, pe |-> 0, gen |-> 0, end |-> 0, a |-> NoWin, b |-> NoWin,
         q |-> <<>>, com |-> FALSE]
Less(a, b) == \/ a[1] < b[1] \/ (a[1] = b[1] /\ a[2] < b[2])
              \/ (a[1] = b[1] /\ a[2] = b[2] /\ a[3] < b[3])
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
Outs(g, w) == [i \in 1..Cardinality(In(w.lo, w.hi, w.seen)) |->
  LET k == CHOOSE x \in In(w.lo, w.hi, w.seen) : Rank(x, w.lo, w.hi, w.seen) = i
  IN [id |-> <<g, w.hi - 1, i>>, k |-> k, w |-> Offsets(k, w.lo, w.hi, w.seen)]]
After(w) == Top(w.lo, w.hi, w.seen)   \* the seen after its window
Open(lo, s) == [lo |-> lo, hi |-> lo, seen |-> s, st |-> "open"]

Init == /\ kc = [off |-> 1, end |-> 0, seen |-> 0, gen |-> 1] /\ gg = 1 /\ own = "w1" /\ pe = 0
        /\ th = [w \in W |-> Idle] /\ cq = {} /\ zq = {} /\ acc = <<>> /\ size = 2 /\ clock = 2
        /\ from = [g \in 1..3 |-> IF g = 1 THEN [off |-> 1, seen |-> 0] ELSE [off |-> 0, seen |-> 0]]
        /\ left = Faults
Rebalance(w) == /\ left.move > 0 /\ own # w /\ own' = w /\ gg' = gg + 1
                /\ left' = [left EXCEPT !.move = @ - 1]
                /\ UNCHANGED <<kc, pe, th, cq, zq, acc, size, clock, from>>
Dead(w) == IF th[w].q = <<>> THEN zq ELSE zq \cup {th[w].q}
Revoked(w) == /\ own # w /\ th[w].ph # "idle" /\ th' = [th EXCEPT ![w] = Idle] /\ zq' = Dead(w)
              /\ UNCHANGED <<kc, gg, own, pe, cq, acc, size, clock, from, left>>
Crash(w) == /\ left.crash > 0 /\ th[w].ph # "idle" /\ th' = [th EXCEPT ![w] = Idle] /\ zq' = Dead(w)
            /\ left' = [left EXCEPT !.crash = @ - 1]
            /\ UNCHANGED <<kc, gg, own, pe, cq, acc, size, clock, from>>
Redeploy == /\ left.redeploy > 0 /\ left' = [left EXCEPT !.redeploy = @ - 1] /\ size' = 1
            /\ \A w \in W : th[w].ph = "idle"
            /\ UNCHANGED <<kc, gg, own, pe, th, cq, zq, acc, clock, from>>
Reset == \* metadata gone: a foreign tool, or it expired
  /\ left.reset > 0 /\ th[own].ph = "idle" /\ kc.gen # 0 /\ left' = [left EXCEPT !.reset = @ - 1]
  /\ gg' = gg + 1 /\ \E o \in {1, kc.off} : kc' = [off |-> o, end |-> 0, seen |-> 0, gen |-> 0]
  /\ UNCHANGED <<own, pe, th, cq, zq, acc, size, clock, from>>

\* Joining makes a new group generation; init_transactions a new producer epoch.
Acquire(w) ==
  /\ own = w /\ th[w].ph = "idle" /\ gg' = gg + 1 /\ pe' = pe + 1
  /\ LET known == kc.gen # 0 g == IF known THEN kc.gen ELSE clock
         seen == IF Has("seenCommitted") THEN kc.seen ELSE 0
     IN /\ th' = [th EXCEPT ![w] = [Idle EXCEPT !.ph = IF known THEN "work" ELSE "mark", !.gg = gg + 1,
              !.pe = pe + 1, !.gen = g, !.end = IF Mode = "intent" THEN kc.end ELSE 0,
              !.b = Open(kc.off, seen)]]
        /\ clock' = IF known THEN clock ELSE clock + 1
        /\ from' = IF known THEN from ELSE [from EXCEPT ![g] = [off |-> kc.off, seen |-> 0]]
  /\ UNCHANGED <<kc, own, cq, zq, acc, size, left>>
Mark(w) == \* a fresh generation, before anything is out
  /\ th[w].ph = "mark" /\ ~th[w].com /\ th' = [th EXCEPT ![w].com = TRUE]
  /\ cq' = cq \cup {[w |-> w, gg |-> th[w].gg, gen |-> th[w].gen, off |-> th[w].b.lo, end |-> 0,
                     seen |-> 0, of |-> "mark"]}
  /\ UNCHANGED <<kc, gg, own, pe, zq, acc, size, clock, from, left>>

FoldOne(w) ==
  LET t == th[w] IN
  /\ t.ph = "work" /\ t.b.st = "open" /\ t.b.hi < End /\ (t.end > 0 /\ Has("finishIntent") => t.b.hi < t.end)
  /\ (Mode = "size" => t.b.hi - t.b.lo < size)
  /\ th' = [th EXCEPT ![w].b.hi = @ + 1]
  /\ UNCHANGED <<kc, gg, own, pe, cq, zq, acc, size, clock, from, left>>
Closes(t) == /\ t.ph = "work" /\ t.b.st = "open" /\ t.b.hi > t.b.lo
             /\ IF t.end > 0 /\ Has("finishIntent") THEN t.b.hi = t.end
                ELSE Mode = "size" => (t.b.hi - t.b.lo = size \/ t.b.hi = End)
Close(w) == \* from here on its end is fixed
  /\ Mode # "transactional" /\ Closes(th[w]) /\ th' = [th EXCEPT ![w].b.st = "closed"]
  /\ UNCHANGED <<kc, gg, own, pe, cq, zq, acc, size, clock, from, left>>
\* One without outputs, of repeats alone, is out as it is: it needs no intent.
IsBare(t) == In(t.b.lo, t.b.hi, t.b.seen) = {}
Needs(t) == Mode = "intent" /\ t.end = 0 /\ Has("intentFirst") /\ ~IsBare(t)
\* The closed window sets out; the next one is folded from its end.
Starts(t, st) == [t EXCEPT !.a = [t.b EXCEPT !.st = st], !.b = Open(t.b.hi, After(t.b)), !.end = 0,
                           !.q = IF st = "out" THEN Outs(t.gen, t.b) ELSE <<>>]
Start(w) ==
  LET t == th[w] IN
  /\ t.ph = "work" /\ t.b.st = "closed" /\ t.a.st = "none"
  /\ th' = [th EXCEPT ![w] = Starts(t, IF Needs(t) THEN "intend" ELSE "out")]
  /\ UNCHANGED <<kc, gg, own, pe, cq, zq, acc, size, clock, from, left>>
Drain(w) == \* asked to give back: a window that nobody knows of is dropped, with all behind it
  LET t == th[w] IN
  /\ left.drain > 0 /\ own = w /\ t.a.st = "intend" /\ ~t.com /\ left' = [left EXCEPT !.drain = @ - 1]
  /\ th' = [th EXCEPT ![w] = IF t.b.st = "closed" /\ IsBare(t) /\ ~Has("dropBehind")
                             THEN [t EXCEPT !.a = NoWin] ELSE Idle]
  /\ UNCHANGED <<kc, gg, own, pe, cq, zq, acc, size, clock, from>>
CloseTx(w) == \* one transaction, carried out or refused as a whole
  LET t == th[w] IN
  /\ Closes(t) /\ Mode = "transactional"
  /\ IF t.pe = pe \/ ~Has("fence")
     THEN /\ acc' = acc \o Outs(t.gen, t.b)
          /\ kc' = [kc EXCEPT !.off = t.b.hi, !.seen = After(t.b)]
          /\ th' = [th EXCEPT ![w].b = Open(t.b.hi, After(t.b))]
     ELSE th' = [th EXCEPT ![w] = Idle] /\ UNCHANGED <<acc, kc>>
  /\ UNCHANGED <<gg, own, pe, cq, zq, size, clock, from, left>>

\* A commit, one in flight: the intent, the end of the acknowledged window, or both at once.
AsOf(w) == IF Has("seenNotAhead") THEN w.seen ELSE After(w)
Sends(w, c) == /\ cq' = cq \cup {[w |-> w, gg |-> th[w].gg, gen |-> th[w].gen] @@ c}
               /\ th' = [th EXCEPT ![w].com = TRUE]
               /\ UNCHANGED <<kc, gg, own, pe, zq, acc, size, clock, from, left>>
Intend(w) ==
  LET t == th[w] IN
  /\ t.a.st = "intend" /\ ~t.com
  /\ Sends(w, [off |-> t.a.lo, end |-> t.a.hi, seen |-> AsOf(t.a), of |-> "intent"])
IsOut(t) == t.a.st = "out" /\ (t.q = <<>> \/ ~Has("commitAfterAck")) /\ ~t.com
CommitEnd(w) == \* the next window isn't closed yet
  LET t == th[w] IN
  /\ IsOut(t) /\ (Mode = "intent" /\ Has("intentFirst") => t.b.st # "closed" \/ IsBare(t))
  /\ Sends(w, [off |-> t.a.hi, end |-> 0, seen |-> After(t.a), of |-> "end"])
Merge(w) == \* it is: its intent goes with the end
  LET t == th[w] IN
  /\ IsOut(t) /\ Mode = "intent" /\ t.b.st = "closed" /\ Has("intentFirst") /\ ~IsBare(t)
  /\ Sends(w, [off |-> t.b.lo, end |-> t.b.hi, seen |-> AsOf(t.b), of |-> "both"])
\* Its answer; one that said nothing of the window that has closed meanwhile is no intent of it.
Answered(t, of) ==
  LET u == [t EXCEPT !.com = FALSE] IN
  CASE of = "mark" -> [u EXCEPT !.ph = "work"]
    [] of = "intent" -> [u EXCEPT !.a.st = "out", !.q = Outs(t.gen, t.a)]
    [] of = "both" \/ (of = "end" /\ t.b.st = "closed" /\ ~Has("intentNamed")) -> Starts(u, "out")
    [] OTHER -> [u EXCEPT !.a = NoWin]
Land(c) ==
  /\ cq' = cq \ {c}
  /\ LET mine == th[c.w].com /\ th[c.w].gg = c.gg IN
     \/ /\ c.gg = gg \/ ~Has("groupFence")
        /\ kc' = [off |-> c.off, end |-> c.end, seen |-> c.seen, gen |-> c.gen]
        /\ th' = IF mine THEN [th EXCEPT ![c.w] = Answered(@, c.of)] ELSE th
        /\ UNCHANGED <<zq, left>>
     \/ \* refused
        /\ c.gg # gg /\ Has("groupFence") /\ kc' = kc /\ UNCHANGED left
        /\ th' = IF mine THEN [th EXCEPT ![c.w] = Idle] ELSE th
        /\ zq' = IF mine THEN Dead(c.w) ELSE zq
     \/ \* carried out or not, and answered with an error: the same is sent again
        /\ left.doubt > 0 /\ left' = [left EXCEPT !.doubt = @ - 1] /\ c.gg = gg
        /\ kc' \in {kc, [off |-> c.off, end |-> c.end, seen |-> c.seen, gen |-> c.gen]}
        /\ th' = IF mine THEN [th EXCEPT ![c.w].com = FALSE] ELSE th
        /\ UNCHANGED zq
  /\ UNCHANGED <<gg, own, pe, acc, size, clock, from>>
Accept(x) == IF acc # <<>> /\ ~Less(acc[Len(acc)].id, x.id) THEN acc ELSE Append(acc, x)
AppendOwn(w) == /\ th[w].q # <<>> /\ acc' = Accept(Head(th[w].q)) /\ th' = [th EXCEPT ![w].q = Tail(@)]
                /\ UNCHANGED <<kc, gg, own, pe, cq, zq, size, clock, from, left>>
AppendLate ==
  /\ \E s \in zq : acc' = Accept(Head(s)) /\ zq' = (zq \ {s}) \cup (IF Len(s) = 1 THEN {} ELSE {Tail(s)})
  /\ UNCHANGED <<kc, gg, own, pe, th, cq, size, clock, from, left>>

RECURSIVE Cat(_, _, _)
Cat(g, k, i) == IF i > Len(acc) THEN <<>>
                ELSE (IF acc[i].k = k /\ acc[i].id[1] = g THEN acc[i].w ELSE <<>>) \o Cat(g, k, i + 1)
Due(g, k, to) == Offsets(k, from[g].off, to, from[g].seen)
Finished == /\ cq = {} /\ kc.off = End /\ kc.end = 0 /\ kc.gen # 0 /\ th[own].ph = "work"
            /\ \A k \in Keys : Cat(kc.gen, k, 1) = Due(kc.gen, k, End)
Stutter == Finished /\ UNCHANGED vars
Next == \/ \E w \in W : \/ Rebalance(w) \/ Revoked(w) \/ Crash(w) \/ Acquire(w) \/ Mark(w) \/ FoldOne(w)
                        \/ Close(w) \/ Start(w) \/ Drain(w) \/ CloseTx(w) \/ Intend(w) \/ CommitEnd(w) \/ Merge(w)
                        \/ AppendOwn(w)
        \/ \E c \in cq : Land(c)
        \/ AppendLate \/ Redeploy \/ Reset \/ Stutter
Spec == Init /\ [][Next]_vars

\* Per generation every input is in exactly one accepted window of its key, in order.
EachInputOnce == \A g \in {x \in 1..3 : from[x].off > 0} : \A k \in Keys :
                   IsPrefix(Cat(g, k, 1), Due(g, k, End))
CommitBehind == kc.gen # 0 => \A k \in Keys : IsPrefix(Due(kc.gen, k, kc.off), Cat(kc.gen, k, 1))

In3 == <<"a", "b", "a">>
In4 == <<"a", "b", "a", "b">>   \* with Again: the third is the first again
NoFault == [crash |-> 0, move |-> 0, redeploy |-> 0, reset |-> 0, doubt |-> 0, drain |-> 0]
Usual == [NoFault EXCEPT !.crash = 1, !.move = 1]
Crashed == [NoFault EXCEPT !.crash = 1]
Crashed2 == [NoFault EXCEPT !.crash = 2]
Redeployed == [NoFault EXCEPT !.crash = 1, !.redeploy = 1]
Expired == [NoFault EXCEPT !.crash = 1, !.reset = 1]
Doubted == [NoFault EXCEPT !.crash = 1, !.doubt = 1]
Drained == [NoFault EXCEPT !.doubt = 1, !.drain = 1]
=============================================================================
