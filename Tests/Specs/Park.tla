-------------------------------- MODULE Park --------------------------------
(* The remedy `park` (not built yet) in a stateful step, with `deadLetter` and `skip`.

   A record that fails is put away in Postgres, and so is every later record of
   its key, in the same keep transaction that moves the progress row; other keys
   flow on. After the fix (`fixed`) the partition's owner folds the parked records
   of a key back in, oldest first, as batches of its own. Parked rows belong to
   (partition, key) and only the owner touches them, under its token.

   One input partition, two processes; publishing as in Delivery.tla.        *)
EXTENDS Integers, Sequences, FiniteSets, TLC

CONSTANTS W, Input,  \* Seq of [k: key, bad: "no" | "park" | "dead" | "skip"]
          Faults, Off

VARIABLES
  row,     \* Postgres: [tok, nx, ob, rd]; rd counts redriven records
  st,      \* Postgres: [key -> Seq(offset)], what was folded in
  parked,  \* Postgres: set of parked offsets
  th, own, zq, pgq,
  fixed,   \* a new version is deployed under which nothing fails
  acc,     \* accepted downstream: Seq([id, src, k, v])
  dlt,     \* accepted by a reader of the dead-letter topic: Seq(offset)
  skipped, \* counted
  truth,   \* ghost: kept outputs in order
  bad, left
vars == <<row, st, parked, th, own, zq, pgq, fixed, acc, dlt, skipped, truth, bad, left>>

Has(x) == x \notin Off
Keys == {Input[o].k : o \in 1..Len(Input)}
End  == Len(Input) + 1
Big  == 100                \* index space of redriven outputs: above any index of a record
NoBatch == [to |-> 0]
Idle == [ph |-> "idle", tok |-> 0, nx |-> 0, rd |-> 0, last |-> 0, parked |-> {}, st |-> <<>>,
         bt |-> NoBatch, q |-> <<>>]
Less(a, b) == a[1] < b[1] \/ (a[1] = b[1] /\ a[2] < b[2])
IsPrefix(s, t) == Len(s) <= Len(t) /\ s = SubSeq(t, 1, Len(s))

Init == /\ row = [tok |-> 0, nx |-> 1, ob |-> <<>>, rd |-> 0]
        /\ st = [k \in Keys |-> <<>>] /\ parked = {} /\ th = [w \in W |-> Idle] /\ own = "w1"
        /\ zq = {} /\ pgq = {} /\ fixed = FALSE /\ acc = <<>> /\ dlt = <<>> /\ skipped = {}
        /\ truth = <<>> /\ bad = "ok" /\ left = Faults

Rebalance(w) == /\ left.move > 0 /\ own # w /\ own' = w /\ left' = [left EXCEPT !.move = @ - 1]
                /\ UNCHANGED <<row, st, parked, th, zq, pgq, fixed, acc, dlt, skipped, truth, bad>>
Dead(w) == IF th[w].q = <<>> THEN zq ELSE zq \cup {th[w].q}
Orphan(w) == {IF t.w = w THEN [t EXCEPT !.live = FALSE] ELSE t : t \in pgq}
Revoked(w) == /\ own # w /\ th[w].ph # "idle" /\ th' = [th EXCEPT ![w] = Idle] /\ zq' = Dead(w)
              /\ pgq' = Orphan(w)
              /\ UNCHANGED <<row, st, parked, own, fixed, acc, dlt, skipped, truth, bad, left>>
Crash(w) == /\ left.crash > 0 /\ th[w].ph # "idle" /\ th' = [th EXCEPT ![w] = Idle] /\ zq' = Dead(w)
            /\ pgq' = Orphan(w) /\ left' = [left EXCEPT !.crash = @ - 1]
            /\ UNCHANGED <<row, st, parked, own, fixed, acc, dlt, skipped, truth, bad>>
Fix == /\ ~fixed /\ fixed' = TRUE
       /\ UNCHANGED <<row, st, parked, th, own, zq, pgq, acc, dlt, skipped, truth, bad, left>>

Claim(w) ==
  /\ own = w /\ th[w].ph = "idle"
  /\ row' = [row EXCEPT !.tok = @ + 1]
  /\ th' = [th EXCEPT ![w] = [Idle EXCEPT !.ph = "work", !.tok = row.tok + 1, !.nx = row.nx,
              !.rd = row.rd, !.parked = parked, !.st = st, !.q = row.ob]]
  /\ UNCHANGED <<st, parked, own, zq, pgq, fixed, acc, dlt, skipped, truth, bad, left>>

\* One record of a batch over [vals, parked, outs, dead, skip].
One(a, o, id) ==
  LET r == Input[o]
      behind == Has("parkLater") /\ \E x \in a.parked : Input[x].k = r.k
      fails == r.bad # "no" /\ ~fixed
  IN IF behind \/ (fails /\ r.bad = "park") THEN [a EXCEPT !.parked = @ \cup {o}]
     ELSE IF fails /\ r.bad = "dead"
     THEN [a EXCEPT !.outs = Append(@, [id |-> id, src |-> o, k |-> "dlt", v |-> <<>>])]
     ELSE IF fails /\ r.bad = "skip" THEN [a EXCEPT !.skip = @ \cup {o}]
     ELSE LET v == Append(a.vals[r.k], o)
          IN [a EXCEPT !.vals[r.k] = v, !.outs = Append(@, [id |-> id, src |-> o, k |-> r.k, v |-> v])]
RECURSIVE Run(_, _, _)
Run(a, o, to) == IF o = to THEN a ELSE Run(One(a, o, <<o, 0>>), o + 1, to)
Start(w) == [vals |-> th[w].st, parked |-> th[w].parked, outs |-> <<>>, skip |-> {}]

Apply(w) ==
  LET t == th[w] IN
  /\ t.ph = "work" /\ t.bt = NoBatch /\ t.nx < End
  /\ \E to \in {t.nx + 1, t.nx + 2} :
       /\ to <= End
       /\ th' = [th EXCEPT ![w].bt = [to |-> to, rd |-> t.rd, a |-> Run(Start(w), t.nx, to)]]
  /\ UNCHANGED <<row, st, parked, own, zq, pgq, fixed, acc, dlt, skipped, truth, bad, left>>

\* Redrive: the oldest parked record of some key, as a batch that moves no offset.
\* Its outputs continue the identities of the last record that was taken, in an
\* index space of their own: the reader downstream is already past the record's own.
Redrive(w) ==
  LET t == th[w] IN
  /\ t.ph = "work" /\ t.bt = NoBatch /\ fixed
  /\ \E o \in t.parked :
       /\ Has("releaseOrder") => \A x \in t.parked : Input[x].k = Input[o].k => o <= x
       /\ LET id == IF Has("redriveIdentity") THEN <<t.nx - 1, Big + t.rd>> ELSE <<o, 0>>
              a == One([Start(w) EXCEPT !.parked = {}], o, id)
          IN th' = [th EXCEPT ![w].bt = [to |-> t.nx, rd |-> t.rd + 1,
                                         a |-> [a EXCEPT !.parked = t.parked \ {o}]]]
  /\ UNCHANGED <<row, st, parked, own, zq, pgq, fixed, acc, dlt, skipped, truth, bad, left>>

Keep(w) ==
  LET t == th[w] IN
  /\ t.ph = "work" /\ t.bt # NoBatch /\ t.q = <<>>
  /\ pgq' = pgq \cup {[w |-> w, tok |-> t.tok, from |-> t.nx, b |-> t.bt, live |-> TRUE,
                       was |-> t.parked]}
  /\ th' = [th EXCEPT ![w].ph = "wait"]
  /\ UNCHANGED <<row, st, parked, own, zq, fixed, acc, dlt, skipped, truth, bad, left>>

Land(t) ==
  LET ok == (Has("token") => row.tok = t.tok) /\ (Has("next") => row.nx = t.from)
      a  == t.b.a
      m  == th[t.w]
  IN
  /\ pgq' = pgq \ {t}
  /\ IF ok
     THEN /\ row' = [row EXCEPT !.nx = t.b.to, !.ob = a.outs, !.rd = t.b.rd]
          /\ st' = a.vals /\ skipped' = skipped \cup a.skip
          /\ parked' = IF Has("parkInKeep") THEN (parked \ (t.was \ a.parked)) \cup (a.parked \ t.was)
                       ELSE parked \ (t.was \ a.parked)
          /\ truth' = truth \o a.outs
          /\ bad' = IF st # m.st /\ t.live THEN "folded over a stale state" ELSE bad
          /\ th' = IF t.live THEN [th EXCEPT ![t.w] = [m EXCEPT
                       !.ph = IF Has("parkInKeep") \/ a.parked \subseteq t.was THEN "work" ELSE "park",
                       !.nx = t.b.to, !.rd = t.b.rd, !.parked = a.parked, !.st = a.vals,
                       !.bt = NoBatch, !.q = a.outs]] ELSE th
          /\ zq' = zq
     ELSE /\ UNCHANGED <<row, st, skipped, parked, truth, bad>>
          /\ th' = IF t.live THEN [th EXCEPT ![t.w] = Idle] ELSE th
          /\ zq' = IF t.live THEN Dead(t.w) ELSE zq
  /\ UNCHANGED <<own, fixed, acc, dlt, left>>
\* Without "parkInKeep": the parked records are written by a second transaction.
ParkLater(w) ==
  /\ th[w].ph = "park" /\ parked' = parked \cup th[w].parked /\ th' = [th EXCEPT ![w].ph = "work"]
  /\ UNCHANGED <<row, st, own, zq, pgq, fixed, acc, dlt, skipped, truth, bad, left>>
\* Without "ownerRedrives": a tool beside the owner folds a parked record in itself, fenced by nothing.
Tool ==
  /\ ~Has("ownerRedrives") /\ fixed
  /\ \E o \in parked :
       /\ \A x \in parked : Input[x].k = Input[o].k => o <= x
       /\ st' = [st EXCEPT ![Input[o].k] = Append(@, o)] /\ parked' = parked \ {o}
       /\ truth' = Append(truth, [id |-> <<row.nx - 1, Big + row.rd>>, src |-> o, k |-> Input[o].k, v |-> st'[Input[o].k]])
       /\ zq' = zq \cup {<<truth'[Len(truth')]>>} /\ row' = [row EXCEPT !.rd = @ + 1]
  /\ UNCHANGED <<th, own, pgq, fixed, acc, dlt, skipped, bad, left>>

Accept(x) == IF Has("identity") /\ acc # <<>> /\ ~Less(acc[Len(acc)].id, x.id) THEN acc ELSE Append(acc, x)
AppendOwn(w) ==
  /\ th[w].q # <<>> /\ acc' = Accept(Head(th[w].q)) /\ th' = [th EXCEPT ![w].q = Tail(@)]
  /\ UNCHANGED <<row, st, parked, own, zq, pgq, fixed, dlt, skipped, truth, bad, left>>
AppendLate ==
  /\ \E s \in zq : acc' = Accept(Head(s)) /\ zq' = (zq \ {s}) \cup (IF Len(s) = 1 THEN {} ELSE {Tail(s)})
  /\ UNCHANGED <<row, st, parked, th, own, pgq, fixed, dlt, skipped, truth, bad, left>>

Srcs(s) == [i \in 1..Len(s) |-> s[i].src]
Finished == /\ row.nx = End /\ fixed /\ parked = {} /\ acc = truth /\ pgq = {}
            /\ th[own].ph = "work" /\ th[own].q = <<>> /\ th[own].bt = NoBatch
            /\ {acc[i].src : i \in 1..Len(acc)} \cup skipped = 1..(End - 1)
Stutter == Finished /\ UNCHANGED vars
Next == \/ \E w \in W : \/ Rebalance(w) \/ Revoked(w) \/ Crash(w) \/ Claim(w) \/ Apply(w) \/ Redrive(w)
                        \/ Keep(w) \/ ParkLater(w) \/ AppendOwn(w)
        \/ \E t \in pgq : Land(t)
        \/ AppendLate \/ Fix \/ Tool \/ Stutter
Spec == Init /\ [][Next]_vars

Rising(s) == \A i, j \in 1..Len(s) : i < j => s[i] < s[j]
OrderPerKey == \A k \in Keys : Rising(st[k])                \* also: no record twice
\* No record of a key was folded in while an older one of it is still put away.
NoOvertaking == \A o \in parked : \A i \in 1..Len(st[Input[o].k]) : st[Input[o].k][i] < o
Accepted == IsPrefix(acc, truth)                           \* once, in order, right, no gap
StateExactlyOnce == bad = "ok"

None == [crash |-> 0, move |-> 0]
Usual == [crash |-> 1, move |-> 1]
R(k) == [k |-> k, bad |-> "no"]
X(k, how) == [k |-> k, bad |-> how]
InPark == <<X("a", "park"), R("b"), R("a")>>
InTwoBad == <<X("a", "park"), X("a", "park"), R("a")>>
InDead == <<X("a", "dead"), R("b"), X("a", "skip")>>
InMixed == <<X("a", "park"), X("b", "dead"), R("a"), R("b")>>
=============================================================================
