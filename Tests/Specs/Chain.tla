-------------------------------- MODULE Chain --------------------------------
(* A chain without transactions (Delivery.md: Without a row, Identity):  A -> T1 -> B -> T2 -> C.
   A is any step of Flows: after a crash it repeats outputs, same identity, other
   offset of T1. B is stateless: no row. C drops by identity.

   Mode "drop":    B's outputs carry B's own identity (generation, T1 offset), so B
                   has to drop A's repeats: it remembers the highest identity of A,
                   `seen`, and commits it with the offset, as of exactly it.
        "through": B drops nothing and remembers nothing; outputs carry A's identity
                   and the T1 partition; C remembers the highest for each such pair.

   What A may leave in T1 is drawn in Init (Logs): B, free to be slow, can do on a
   finished log all it can do on a growing one. Lineage, a generation not yet
   durable, several outputs a record: Stateless. C's own crashes: Join, Delivery. *)
EXTENDS Integers, Sequences, FiniteSets, TLC

CONSTANTS W, P, N,   \* processes; partitions of T1; outputs of A
          Mode, Window,   \* records of a partition handled at once
          Flight,    \* commits of one owner in flight, landing in any order
          Logs,      \* what T1 may look like: set of [P -> Seq(identity of A)]
          Want,      \* "once", or "least": at least once
          Faults, Off

VARIABLES
  t1,    \* [P -> Seq(identity of A)]; negative: compacted away
  kc,    \* Kafka: [P -> [off, gen, seen]]; gen 0: no metadata of ours
  gg, own, \* Kafka, by partition: group generation at its assignment, owner
  th,    \* what a process holds: [W -> [P -> ...]]
  cq,    \* commits in flight
  zq,    \* produce requests of dead sessions: {[p, q]}
  acc,   \* accepted by C: [P -> Seq([g, o, id])]
  clock, \* wall clock: source of a generation where none is known
  from,  \* ghost: [generation -> [P -> offset it began at]]
  left
vars == <<t1, kc, gg, own, th, cq, zq, acc, clock, from, left>>

Has(x) == x \notin Off
Abs(x) == IF x < 0 THEN -x ELSE x
Max(a, b) == IF a > b THEN a ELSE b
End(p) == Len(t1[p]) + 1
IsPrefix(s, t) == Len(s) <= Len(t) /\ s = SubSeq(t, 1, Len(s))
Idle == [ph |-> "idle", gg |-> 0, gen |-> 0, nx |-> 0, seen |-> 0, win |-> <<>>, q |-> <<>>,
         ck |-> 0, cs |-> 0]

----------------------------------------------------------------------------
\* T1. A's first session lands 1..m, then A crashes; z more of it land late, in
\* order; its next session repeats from some k <= m + 1.
RECURSIVE Shuffle(_, _)
Shuffle(s, t) == IF s = <<>> THEN {t} ELSE IF t = <<>> THEN {s}
  ELSE {<<Head(s)>> \o x : x \in Shuffle(Tail(s), t)} \cup {<<Head(t)>> \o x : x \in Shuffle(s, Tail(t))}
After(s, t, m, z) == {SubSeq(s, 1, m) \o x : x \in Shuffle(SubSeq(s, m + 1, m + z), t)}
Repeated(s) == UNION {After(s, SubSeq(s, k, Len(s)), m, z) :
                 <<m, z, k>> \in {x \in (0..Len(s)) \X (0..Len(s)) \X (1..(Len(s) + 1)) :
                                    x[1] + x[2] <= Len(s) /\ x[3] <= x[1] + 1}}
Rewound1(s) == UNION {After(s, [i \in 1..Len(s) |-> 10 + s[i]], m, z) : \* A is rewound: next generation
                 <<m, z>> \in {x \in (0..Len(s)) \X (0..Len(s)) : x[1] + x[2] <= Len(s)}}
Sent(p) == LET to(i) == 1 + ((i - 1) % Cardinality(P)) = p IN SelectSeq([i \in 1..N |-> i], to)
Product(f) == {l \in [P -> UNION {f[p] : p \in P}] : \A p \in P : l[p] \in f[p]}
Repeats == Product([p \in P |-> Repeated(Sent(p))])
Whole   == {[p \in P |-> Sent(p) \o Sent(p)]}   \* all of it, twice
ARewound == Product([p \in P |-> Rewound1(Sent(p))])

\* What is new in a log: the identities above all before them.
RECURSIVE New(_, _)
New(s, h) == IF s = <<>> THEN <<>>
  ELSE IF Abs(Head(s)) > h THEN <<Abs(Head(s))>> \o New(Tail(s), Abs(Head(s))) ELSE New(Tail(s), h)
RECURSIVE Highest(_)
Highest(s) == IF s = <<>> THEN 0 ELSE Max(Abs(Head(s)), Highest(Tail(s)))
ASSUME \A l \in Repeats : \A p \in P : New(l[p], 0) = Sent(p)  \* else A itself would lose

First == 0   \* no metadata yet; a run may say `First <- One`: B has committed its start
One == 1
Init == /\ t1 \in Logs
        /\ kc = [p \in P |-> [off |-> 1, gen |-> First, seen |-> 0]] /\ gg = [p \in P |-> 1]
        /\ own = [p \in P |-> "w1"] /\ th = [w \in W |-> [p \in P |-> Idle]] /\ cq = {} /\ zq = {}
        /\ acc = [p \in P |-> <<>>] /\ clock = First + 1
        /\ from = [g \in 1..8 |-> [p \in P |-> IF g = First THEN 1 ELSE 0]]
        /\ left = Faults

----------------------------------------------------------------------------
Rebalance(w, p) ==
  /\ left.move > 0 /\ own[p] # w /\ own' = [own EXCEPT ![p] = w] /\ gg' = [gg EXCEPT ![p] = @ + 1]
  /\ left' = [left EXCEPT !.move = @ - 1] /\ UNCHANGED <<t1, kc, th, cq, zq, acc, clock, from>>
Dead(w, ps) == zq \cup {[p |-> p, q |-> th[w][p].q] : p \in {x \in ps : th[w][x].q # <<>>}}
Revoked(w, p) ==
  /\ own[p] # w /\ th[w][p].ph # "idle" /\ th' = [th EXCEPT ![w][p] = Idle] /\ zq' = Dead(w, {p})
  /\ UNCHANGED <<t1, kc, gg, own, cq, acc, clock, from, left>>
Crash(w) ==
  /\ left.crash > 0 /\ \E p \in P : th[w][p].ph # "idle"
  /\ th' = [th EXCEPT ![w] = [p \in P |-> Idle]] /\ zq' = Dead(w, P)
  /\ left' = [left EXCEPT !.crash = @ - 1] /\ UNCHANGED <<t1, kc, gg, own, cq, acc, clock, from>>

\* Acquire: start at the committed offset with the seen committed with it. No
\* metadata: a generation from the clock, committed first; seen starts empty.
Acquire(w, p) ==
  /\ own[p] = w /\ th[w][p].ph = "idle"
  /\ gg' = [gg EXCEPT ![p] = @ + 1]
  /\ LET known == kc[p].gen # 0
         gen == IF known THEN kc[p].gen ELSE IF Has("clockGeneration") THEN clock ELSE 1
         seen == IF Has("seenCommitted") THEN kc[p].seen ELSE 0
     IN /\ th' = [th EXCEPT ![w][p] = [Idle EXCEPT !.gg = gg[p] + 1, !.gen = gen, !.nx = kc[p].off,
             !.ck = kc[p].off, !.seen = seen, !.cs = seen, !.ph = IF known THEN "work" ELSE "mark"]]
        /\ clock' = IF known THEN clock ELSE clock + 1
        /\ from' = IF known \/ from[gen][p] # 0 THEN from ELSE [from EXCEPT ![gen][p] = kc[p].off]
  /\ UNCHANGED <<t1, kc, own, cq, zq, acc, left>>
Mark(w, p) ==
  /\ th[w][p].ph = "mark" /\ th' = [th EXCEPT ![w][p].ph = "marking"]
  /\ cq' = cq \cup {[w |-> w, p |-> p, gg |-> th[w][p].gg, off |-> th[w][p].nx, gen |-> th[w][p].gen,
                     seen |-> th[w][p].seen]}
  /\ UNCHANGED <<t1, kc, gg, own, zq, acc, clock, from, left>>

\* In flight are: records being handled (win), outputs not acknowledged (q). Each
\* remembers `s`, the seen before it. Released in source order.
RECURSIVE Release(_)
Release(t) ==
  IF t.win = <<>> \/ ~Head(t.win).done THEN t
  ELSE LET e == Head(t.win) IN Release([t EXCEPT !.win = Tail(@),
         !.q = IF e.drop THEN @ ELSE Append(@, [g |-> t.gen, o |-> e.o, id |-> e.id, s |-> e.s])])
Poll(w, p) == \* the decision falls here, in the order of T1
  LET t == th[w][p] id == t1[p][t.nx] drop == Mode = "drop" /\ Has("seen") /\ id <= t.seen
      first == Has("decideInOrder") IN
  /\ t.ph = "work" /\ t.nx < End(p) /\ Len(t.win) < Window
  /\ th' = [th EXCEPT ![w][p] = IF id < 0 THEN [t EXCEPT !.nx = @ + 1] ELSE
       Release([t EXCEPT !.nx = @ + 1, !.seen = IF first THEN Max(@, id) ELSE @,
         !.win = Append(@, [o |-> t.nx, id |-> id, s |-> t.seen, drop |-> first /\ drop,
                            done |-> first /\ drop])])]
  /\ UNCHANGED <<t1, kc, gg, own, cq, zq, acc, clock, from, left>>
Handled(w, p) == \* in any order
  LET t == th[w][p] IN
  /\ \E i \in 1..Len(t.win) :
       /\ ~t.win[i].done
       /\ th' = [th EXCEPT ![w][p] = Release([t EXCEPT !.win[i].done = TRUE, !.seen = Max(@, t.win[i].id),
                   !.win[i].drop = ~Has("decideInOrder") /\ t.win[i].id <= t.seen])]
  /\ UNCHANGED <<t1, kc, gg, own, cq, zq, acc, clock, from, left>>

\* C: highest identity per input partition of B ("through": of A by way of it).
Tops(p) == {IF acc[x] = <<>> THEN [g |-> 0, o |-> 0, id |-> 0] ELSE acc[x][Len(acc[x])] :
              x \in IF Has("pair") THEN {p} ELSE P}
Above(x, y) == x.g > y.g \/ (x.g = y.g /\ IF Mode = "drop" THEN x.o > y.o ELSE x.id > y.id)
Accept(p, e) == LET x == [g |-> e.g, o |-> e.o, id |-> e.id] IN
  IF Has("identity") => \A y \in Tops(p) : Above(x, y) THEN [acc EXCEPT ![p] = Append(@, x)] ELSE acc
AppendOwn(w, p) == \* appended and acknowledged
  /\ th[w][p].q # <<>> /\ acc' = Accept(p, Head(th[w][p].q))
  /\ th' = [th EXCEPT ![w][p].q = Tail(@)]
  /\ UNCHANGED <<t1, kc, gg, own, cq, zq, clock, from, left>>
AppendLate ==
  /\ \E s \in zq : /\ acc' = Accept(s.p, Head(s.q))
                   /\ zq' = (zq \ {s}) \cup (IF Len(s.q) = 1 THEN {} ELSE {[s EXCEPT !.q = Tail(@)]})
  /\ UNCHANGED <<t1, kc, gg, own, th, cq, clock, from, left>>

\* Commit the acknowledged prefix with the seen as of exactly its end.
Front(t) == IF t.q # <<>> /\ Has("commitAfterAck") THEN t.q[1]
            ELSE IF t.win # <<>> THEN t.win[1] ELSE [o |-> t.nx, s |-> t.seen]
Commit(w, p) ==
  LET t == th[w][p] f == Front(t)
      mine == {c \in cq : c.w = w /\ c.p = p /\ c.gg = t.gg} IN
  /\ t.ph = "work" /\ f.o # t.ck /\ Cardinality(mine) < Flight /\ \A c \in mine : c.off < f.o
  /\ cq' = cq \cup {[w |-> w, p |-> p, gg |-> t.gg, off |-> f.o, gen |-> t.gen,
       seen |-> IF ~Has("seenNotAhead") THEN t.seen ELSE IF ~Has("seenNotBehind") THEN t.cs ELSE f.s]}
  /\ th' = [th EXCEPT ![w][p].cs = f.s]
  /\ UNCHANGED <<t1, kc, gg, own, zq, acc, clock, from, left>>
Land(c) == \* the broker: only for the group generation of the assignment
  /\ cq' = cq \ {c}
  /\ LET t == th[c.w][c.p] mine == t.gg = c.gg IN
     IF c.gg = gg[c.p] \/ ~Has("groupFence")
     THEN /\ kc' = [kc EXCEPT ![c.p] = [off |-> c.off, gen |-> c.gen, seen |-> c.seen]]
          /\ th' = IF mine THEN [th EXCEPT ![c.w][c.p].ck = c.off,
                                           ![c.w][c.p].ph = IF @ = "marking" THEN "work" ELSE @] ELSE th
          /\ zq' = zq
     ELSE /\ kc' = kc      \* refused: not treated as done; the owner joins again
          /\ th' = IF mine THEN [th EXCEPT ![c.w][c.p] = Idle] ELSE th
          /\ zq' = IF mine THEN Dead(c.w, {c.p}) ELSE zq
  /\ UNCHANGED <<t1, gg, own, acc, clock, from, left>>

----------------------------------------------------------------------------
Empty(p) == th[own[p]][p].ph = "idle"   \* the group has no members; a zombie is none
Reset(p) == \* metadata gone: foreign tool (offset to the start or left as it is), expired
  /\ left.reset > 0 /\ Empty(p) /\ kc[p].gen # 0 /\ left' = [left EXCEPT !.reset = @ - 1]
  /\ gg' = [gg EXCEPT ![p] = @ + 1]
  /\ \E o \in {1, kc[p].off} : kc' = [kc EXCEPT ![p] = [off |-> o, gen |-> 0, seen |-> 0]]
  /\ UNCHANGED <<t1, own, th, cq, zq, acc, clock, from>>
Rewind(p) == \* ours, to the start: next generation, seen emptied
  /\ left.rewind > 0 /\ Empty(p) /\ kc[p].gen # 0 /\ left' = [left EXCEPT !.rewind = @ - 1]
  /\ gg' = [gg EXCEPT ![p] = @ + 1]
  /\ LET g == Max(clock, kc[p].gen + 1) IN
       /\ kc' = [kc EXCEPT ![p] = [off |-> 1, gen |-> g, seen |-> IF Has("seenReset") THEN 0 ELSE @.seen]]
       /\ clock' = g + 1 /\ from' = [from EXCEPT ![g][p] = 1]
  /\ UNCHANGED <<t1, own, th, cq, zq, acc>>
Compact(p) == \* T1 is compacted: a record goes whose key came again (here: its repeat)
  /\ left.compact > 0 /\ left' = [left EXCEPT !.compact = @ - 1]
  /\ \E i, j \in 1..Len(t1[p]) : i < j /\ t1[p][i] > 0 /\ t1[p][j] = t1[p][i]
       /\ t1' = [t1 EXCEPT ![p][i] = -@]
  /\ UNCHANGED <<kc, gg, own, th, cq, zq, acc, clock, from>>

----------------------------------------------------------------------------
Gens(p) == {acc[p][k].g : k \in 1..Len(acc[p])}
Of(p, g) == LET is(x) == x.g = g  s == SelectSeq(acc[p], is) IN [k \in 1..Len(s) |-> s[k].id]
Due(p, g, to) == New(SubSeq(t1[p], from[g][p], to - 1), 0)  \* by a generation, up to an offset
Range(s) == {s[i] : i \in 1..Len(s)}

Finished == /\ cq = {}
            /\ \A p \in P : LET t == th[own[p]][p] IN
                 /\ t.ph = "work" /\ t.q = <<>> /\ t.win = <<>> /\ t.nx = End(p)
                 /\ Has("groupFence") => kc[p].off = End(p)
                 /\ IF Want = "once" THEN Of(p, t.gen) = Due(p, t.gen, End(p))
                    ELSE Range(Of(p, t.gen)) = Range(Due(p, t.gen, End(p)))
Stutter == Finished /\ UNCHANGED vars
Next == \/ \E w \in W : Crash(w)
        \/ \E w \in W, p \in P : \/ Rebalance(w, p) \/ Revoked(w, p) \/ Acquire(w, p) \/ Mark(w, p)
                                 \/ Poll(w, p) \/ Handled(w, p) \/ AppendOwn(w, p) \/ Commit(w, p)
        \/ \E c \in cq : Land(c)
        \/ \E p \in P : Reset(p) \/ Rewind(p) \/ Compact(p)
        \/ AppendLate \/ Stutter
Spec == Init /\ [][Next]_vars

\* Per generation of B: each output of A once, in order, no gap.
Once == \A p \in P : \A g \in Gens(p) : IsPrefix(Of(p, g), Due(p, g, End(p)))
\* Another generation only when somebody asked for it, or the metadata was lost.
NoRepeat == \A p \in P : Cardinality(Gens(p)) <=
              1 + (Faults.reset - left.reset) + (Faults.rewind - left.rewind)
\* The committed offset is never ahead of what C has, the committed seen never
\* anything but the seen as of that offset.
CommitBehind == \A p \in P : kc[p].gen # 0 =>
                  IsPrefix(Due(p, kc[p].gen, kc[p].off), Of(p, kc[p].gen))
SeenExact == \A p \in P : kc[p].gen # 0 =>
               kc[p].seen = Highest(SubSeq(t1[p], from[kc[p].gen][p], kc[p].off - 1))

None == [crash |-> 0, move |-> 0, reset |-> 0, rewind |-> 0, compact |-> 0]
Usual == [None EXCEPT !.crash = 1, !.move = 1]
Crashed == [None EXCEPT !.crash = 1]
Moved == [None EXCEPT !.move = 1]
Lost  == [None EXCEPT !.crash = 1, !.reset = 1]
Again == [None EXCEPT !.crash = 1, !.move = 1, !.rewind = 1]
Compacted == [None EXCEPT !.crash = 1, !.compact = 1]
=============================================================================
