------------------------------ MODULE Stateless ------------------------------
(* A stateless step (Delivery.md: Without a row): no row in Postgres. All it remembers
   is Kafka's group offset and the metadata string committed with it: the
   generation of its identities and the lineage of the input topic.

   One input partition, two processes. Records are handled concurrently (results
   come in any order), published in source order, committed as a finished prefix.
   The reader downstream drops what is not above the highest identity seen.  *)
EXTENDS Integers, Sequences, FiniteSets, TLC

CONSTANTS W, Last, Outs,   \* processes; input records; outputs per record
          Flavours,        \* {0}: deterministic; {0, 1}: a second run may say something else
          Faults, Off

VARIABLES
  kc,    \* Kafka: committed [off, gen, lin]; gen 0: no metadata of ours
  gg, own, \* Kafka: group generation, owner
  lin,   \* the input topic's lineage (grows when it is made anew)
  th,    \* what a process holds
  cq,    \* commits in flight: [gg, off, gen, lin]
  zq,    \* produce requests of dead sessions
  acc,   \* accepted downstream: Seq([g, o, i, f])
  clock, \* wall clock: source of a generation where none is known
  asked, \* ghost: how many times somebody asked for a repeat
  due,   \* ghost: the repeat asked for last is what is accepted from this position on
  from,  \* ghost: [generation -> offset it began at]
  left
vars == <<kc, gg, own, lin, th, cq, zq, acc, clock, asked, due, from, left>>

Has(x) == x \notin Off
End  == Last + 1
Idle == [ph |-> "idle", gg |-> 0, gen |-> 0, lin |-> 0, nx |-> 0, got |-> {}, pub |-> {}, q |-> <<>>, ck |-> 0,
         mk |-> 0]   \* the generation of a mark whose answer never came
Less(a, b) == \/ a.g < b.g \/ (a.g = b.g /\ a.o < b.o) \/ (a.g = b.g /\ a.o = b.o /\ a.i < b.i)

Init == /\ kc = [off |-> 0, gen |-> 0, lin |-> 0] /\ gg = 1 /\ own = "w1" /\ lin = 1
        /\ th = [w \in W |-> Idle] /\ cq = {} /\ zq = {} /\ acc = <<>> /\ clock = 1
        /\ asked = 0 /\ due = 0 /\ from = [g \in 1..6 |-> 0] /\ left = Faults

----------------------------------------------------------------------------
Rebalance(w) ==
  /\ left.move > 0 /\ own # w /\ own' = w /\ gg' = gg + 1 /\ left' = [left EXCEPT !.move = @ - 1]
  /\ UNCHANGED <<kc, lin, th, cq, zq, acc, clock, asked, due, from>>
Dead(w) == IF th[w].q = <<>> THEN zq ELSE zq \cup {th[w].q}
Revoked(w) ==
  /\ own # w /\ th[w].ph # "idle" /\ th' = [th EXCEPT ![w] = Idle] /\ zq' = Dead(w)
  /\ UNCHANGED <<kc, gg, own, lin, cq, acc, clock, asked, due, from, left>>
Crash(w) ==
  /\ left.crash > 0 /\ th[w].ph # "idle" /\ th' = [th EXCEPT ![w] = Idle] /\ zq' = Dead(w)
  /\ left' = [left EXCEPT !.crash = @ - 1]
  /\ UNCHANGED <<kc, gg, own, lin, cq, acc, clock, asked, due, from>>

\* Acquire. Known generation and lineage: go on. Nothing known (first start, or the
\* group was reset by a foreign tool, or its offsets expired): a generation from the
\* clock, and it is committed before anything is published under it.
Acquire(w) ==
  /\ own = w /\ th[w].ph = "idle"
  /\ LET known == kc.gen # 0
         stays == th[w].mk # 0 /\ th[w].gg = gg   \* it only asks again: no new group generation
         same == stays /\ Has("sameMark")
         now == IF stays THEN gg ELSE gg + 1      \* joining makes one (static member: a new member id)
         gen == IF known THEN kc.gen ELSE IF same THEN th[w].mk ELSE IF Has("clockGeneration") THEN clock ELSE 1
         off == IF kc.off = 0 THEN 1 ELSE kc.off
     IN /\ gg' = now
        /\ th' = [th EXCEPT ![w] = [Idle EXCEPT !.gg = now, !.gen = gen, !.lin = lin,
             !.nx = off, !.ck = off, !.mk = IF stays THEN th[w].mk ELSE 0,
             !.ph = IF Has("lineage") /\ known /\ kc.lin # lin THEN "stopped"
                    ELSE IF known \/ ~Has("markFirst") THEN "work" ELSE "mark"]]
        /\ clock' = IF known \/ same THEN clock ELSE clock + 1
        /\ from' = IF known \/ from[gen] # 0 THEN from ELSE [from EXCEPT ![gen] = off]
  /\ UNCHANGED <<kc, own, lin, cq, zq, acc, asked, due, left>>
Mute(c) == \* the client gives a commit up that may still land; its owner asks where it stands again
  /\ left.mute > 0 /\ left' = [left EXCEPT !.mute = @ - 1]
  /\ th[c.w].gg = c.gg /\ th[c.w].ph \in {"marking", "work"}
  /\ th' = [th EXCEPT ![c.w] = [Idle EXCEPT !.gg = c.gg, !.mk = c.gen]] /\ zq' = Dead(c.w)
  /\ UNCHANGED <<kc, gg, own, lin, cq, acc, clock, asked, due, from>>
Mark(w) == \* commit of the start with its generation: in flight until Land
  /\ th[w].ph = "mark"
  /\ cq' = cq \cup {[gg |-> th[w].gg, off |-> th[w].nx, gen |-> th[w].gen, lin |-> th[w].lin, w |-> w]}
  /\ th' = [th EXCEPT ![w].ph = "marking"]
  /\ UNCHANGED <<kc, gg, own, lin, zq, acc, clock, asked, due, from, left>>

\* Handle any record of the window of two: results arrive in any order.
Handle(w) ==
  LET t == th[w] IN
  /\ t.ph = "work"
  /\ \E o \in {x \in t.nx..(t.nx + 1) : x < End}, f \in Flavours :
       /\ o \notin t.pub /\ \A r \in t.got : r.o # o
       /\ th' = [th EXCEPT ![w].got = @ \cup {[o |-> o, f |-> f]}]
  /\ UNCHANGED <<kc, gg, own, lin, cq, zq, acc, clock, asked, due, from, left>>
RECURSIVE Prefix(_, _)
Prefix(o, done) == IF o \in done THEN Prefix(o + 1, done) ELSE o
Publish(w) == \* in source order: only the first that is not yet out
  LET t == th[w] IN
  /\ t.ph = "work"
  /\ \E r \in t.got :
       /\ Has("order") => r.o = t.nx
       /\ th' = [th EXCEPT ![w] = [t EXCEPT !.got = @ \ {r}, !.pub = @ \cup {r.o},
            !.nx = Prefix(t.nx, t.pub \cup {r.o}),
            !.q = @ \o [i \in 1..Outs |-> [g |-> t.gen, o |-> r.o, i |-> i, f |-> r.f]]]]
  /\ UNCHANGED <<kc, gg, own, lin, cq, zq, acc, clock, asked, due, from, left>>

Accept(x) == IF Has("identity") /\ acc # <<>> /\ ~Less(acc[Len(acc)], x) THEN acc ELSE Append(acc, x)
AppendOwn(w) ==
  /\ th[w].q # <<>> /\ acc' = Accept(Head(th[w].q))
  /\ th' = [th EXCEPT ![w].q = Tail(@)]
  /\ UNCHANGED <<kc, gg, own, lin, cq, zq, clock, asked, due, from, left>>
AppendLate ==
  /\ \E s \in zq : acc' = Accept(Head(s)) /\ zq' = (zq \ {s}) \cup (IF Len(s) = 1 THEN {} ELSE {Tail(s)})
  /\ UNCHANGED <<kc, gg, own, lin, th, cq, clock, asked, due, from, left>>

\* commit the finished, acknowledged prefix
Min(S) == CHOOSE x \in S : \A y \in S : x <= y
Commit(w) ==
  LET t == th[w]
      off == IF Has("commitAfterAck") THEN Min({t.nx} \cup {t.q[i].o : i \in 1..Len(t.q)}) ELSE t.nx IN
  /\ t.ph = "work" /\ off > t.ck /\ ~\E c \in cq : c.w = w
  /\ cq' = cq \cup {[gg |-> t.gg, off |-> off, gen |-> t.gen, lin |-> t.lin, w |-> w]}
  /\ th' = [th EXCEPT ![w].ck = off]
  /\ UNCHANGED <<kc, gg, own, lin, zq, acc, clock, asked, due, from, left>>
Land(c) == \* the broker: only for the current generation of the group
  /\ cq' = cq \ {c}
  /\ IF c.gg = gg \/ ~Has("groupFence")
     THEN /\ kc' = [off |-> c.off, gen |-> c.gen, lin |-> c.lin]
          /\ th' = IF th[c.w].ph = "marking" /\ th[c.w].gen = c.gen
                   THEN [th EXCEPT ![c.w].ph = "work"] ELSE th
          /\ zq' = zq
     ELSE /\ kc' = kc      \* refused: not treated as done; the owner joins again
          /\ th' = [th EXCEPT ![c.w] = IF th[c.w].gg = c.gg THEN Idle ELSE @]
          /\ zq' = IF th[c.w].gg = c.gg THEN Dead(c.w) ELSE zq
  /\ UNCHANGED <<gg, own, lin, acc, clock, asked, due, from, left>>

----------------------------------------------------------------------------
\* The operator; the group has no members (a zombie is none).
Empty == th[own].ph \in {"idle", "stopped"} /\ cq = {}
Rewind == \* ours: an offset with the next generation
  /\ left.rewind > 0 /\ Empty /\ kc.off > 0 /\ left' = [left EXCEPT !.rewind = @ - 1]
  /\ LET g == IF ~Has("generation") THEN kc.gen
              ELSE IF clock > kc.gen THEN clock ELSE kc.gen + 1
     IN /\ kc' = [off |-> 1, gen |-> g, lin |-> lin]
        /\ from' = IF Has("generation") THEN [from EXCEPT ![g] = 1] ELSE from
        /\ clock' = g + 1
  /\ asked' = asked + 1 /\ due' = Len(acc) + 1 /\ gg' = gg + 1 /\ th' = [th EXCEPT ![own] = Idle]
  /\ UNCHANGED <<own, lin, cq, zq, acc>>
Reset == \* kafka-consumer-groups --reset-offsets, or the offsets expired: metadata gone
  /\ left.reset > 0 /\ Empty /\ kc.off > 0 /\ left' = [left EXCEPT !.reset = @ - 1]
  /\ kc' = [off |-> 1, gen |-> 0, lin |-> 0] /\ asked' = asked + 1 /\ due' = Len(acc) + 1 /\ gg' = gg + 1
  /\ UNCHANGED <<own, lin, th, cq, zq, acc, clock, from>>
Recreate == \* the input topic is deleted and made anew, with other records
  /\ left.recreate > 0 /\ Empty /\ kc.off = End /\ left' = [left EXCEPT !.recreate = @ - 1]
  /\ lin' = lin + 1 /\ asked' = asked /\ due' = Len(acc) + 1
  /\ kc' = IF Has("lineage") THEN kc ELSE [kc EXCEPT !.off = 1]   \* out of range: earliest
  /\ UNCHANGED <<gg, own, th, cq, zq, acc, clock, from>>

----------------------------------------------------------------------------
\* Outputs of the newest generation, all of them, from where it began.
Ids(g, o) == [k \in 1..((End - o) * Outs) |-> <<o + ((k - 1) \div Outs), 1 + ((k - 1) % Outs)>>]
Of(g) == LET is(x) == x.g = g IN [k \in 1..Len(SelectSeq(acc, is)) |->
           <<SelectSeq(acc, is)[k].o, SelectSeq(acc, is)[k].i>>]
Gens == {acc[k].g : k \in 1..Len(acc)}
IsPrefix(s, t) == Len(s) <= Len(t) /\ s = SubSeq(t, 1, Len(s))

Finished == /\ cq = {}
            /\ \/ th[own].ph = "stopped"
               \/ /\ th[own].ph = "work" /\ th[own].q = <<>> /\ th[own].nx = End /\ kc.off = End
                  /\ kc.lin = lin
                  /\ Of(th[own].gen) = Ids(th[own].gen, from[th[own].gen])
                  /\ due > 0 => Last * Outs =
                       Cardinality({k \in due..Len(acc) : acc[k].g = th[own].gen})
Stutter == Finished /\ UNCHANGED vars
Work == \/ \E w \in W : \/ Revoked(w) \/ Acquire(w) \/ Mark(w) \/ Handle(w) \/ Publish(w)
                        \/ AppendOwn(w) \/ Commit(w)
        \/ \E c \in cq : Land(c)
        \/ AppendLate
Next == Work \/ Stutter \/ Rewind \/ Reset \/ Recreate \/ \E c \in cq : Mute(c)
        \/ \E w \in W : Rebalance(w) \/ Crash(w)
Spec == Init /\ [][Next]_vars

\* Per generation: each output once, in order, no gap.
Accepted == \A g \in Gens : IsPrefix(Of(g), Ids(g, from[g]))
\* Nothing twice unless somebody asked for it.
NoRepeat == Cardinality(Gens) <= 1 + asked
\* The committed offset is never ahead of what the reader has.
CommitBehind == kc.off > 0 /\ kc.gen # 0 /\ kc.gen \in Gens =>
  \A k \in 1..((kc.off - from[kc.gen]) * Outs) : k <= Len(Of(kc.gen))
\* What is accepted of one record comes from one run of the function.
OneRun == \A j, k \in 1..Len(acc) : acc[j].g = acc[k].g /\ acc[j].o = acc[k].o => acc[j].f = acc[k].f

None == [crash |-> 0, move |-> 0, rewind |-> 0, reset |-> 0, recreate |-> 0, mute |-> 0]
Usual == [None EXCEPT !.crash = 1, !.move = 1]
Rewound == [None EXCEPT !.crash = 1, !.move = 1, !.rewind = 1]
Foreign == [None EXCEPT !.crash = 1, !.reset = 1]
ForeignAgain == [None EXCEPT !.crash = 2, !.reset = 1]
Muted == [None EXCEPT !.crash = 1, !.mute = 1]
Anew == [None EXCEPT !.crash = 1, !.recreate = 1]
=============================================================================
