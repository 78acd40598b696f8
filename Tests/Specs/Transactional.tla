---------------------------- MODULE Transactional ----------------------------
(* `delivery: .transactional` (not built yet): a batch is kept in Postgres with its
   outbox; then outputs and the group's offset go out in one Kafka transaction.
   One input partition, two processes. Postgres' side is Delivery.tla's and is
   one step here; what is checked is Kafka's side: who may commit a transaction,
   and how a new owner learns whether the outbox went out.

   Every request to Kafka is carried out at once or, when its sender died, was
   paused or stopped waiting, later from `late`.                             *)
EXTENDS Integers, Sequences, FiniteSets, TLC

CONSTANTS W, Last,   \* processes; number of input records, one output each
          Ids,       \* "partition": one transactional.id per (step, topic, partition);
                     \* "process": one per process, zombies held off by group metadata
          Faults, Off

VARIABLES
  row,   \* Postgres: [tok, gen, nx, ob: Seq(output), tag]
  th,    \* what a process holds
  own, gg, mg,    \* Kafka: owner, group generation; generation each process has heard of
  pe,    \* Kafka: producer epoch per transactional.id
  tx,    \* Kafka: the open transaction per transactional.id, or NoTx
  log,   \* Kafka: output topic: Seq([x: output, id, s: "open"|"done"])
  kc,    \* Kafka: committed offset with its metadata, [off, tag]
  late,  \* requests that outlive their sender
  truth, \* ghost: outputs kept, in order
  left
vars == <<row, th, own, gg, mg, pe, tx, log, kc, late, truth, left>>

Has(x) == x \notin Off
Id(w)  == IF Ids = "partition" THEN "p" ELSE w
AllIds == IF Ids = "partition" THEN {"p"} ELSE W
End    == Last + 1
NoTx   == [on |-> FALSE, pend |-> <<0, 0>>, off |-> 0]
\* A tag is <<generation, next offset>>: which batch an outbox or a commit is about.
TagLess(a, b) == a[1] < b[1] \/ (a[1] = b[1] /\ a[2] < b[2])
Idle == [ph |-> "idle", tok |-> 0, pe |-> 0, gg |-> 0, row |-> [none |-> TRUE], sent |-> FALSE]
IsPrefix(s, t) == Len(s) <= Len(t) /\ s = SubSeq(t, 1, Len(s))
Visible == LET done(e) == e.s = "done" IN   \* what a read_committed reader sees, in log order
           [i \in 1..Len(SelectSeq(log, done)) |-> SelectSeq(log, done)[i].x]
Close(id) == \* commit marker
  [i \in 1..Len(log) |-> IF log[i].id = id THEN [log[i] EXCEPT !.s = "done"] ELSE log[i]]
Gone(id) == \* abort marker: nobody who reads committed will see them
  LET keep(e) == e.id # id \/ e.s = "done" IN SelectSeq(log, keep)

Init ==
  /\ row = [tok |-> 0, gen |-> 1, nx |-> 1, ob |-> <<>>, tag |-> <<1, 1>>]
  /\ th = [w \in W |-> Idle]
  /\ own = "w1" /\ gg = 1 /\ mg = [w \in W |-> 1]
  /\ pe = [i \in AllIds |-> 0] /\ tx = [i \in AllIds |-> NoTx]
  /\ log = <<>> /\ kc = [off |-> 0, tag |-> <<0, 0>>] /\ late = {} /\ truth = <<>>
  /\ left = Faults

----------------------------------------------------------------------------
\* The group. Cooperative: a process that loses p stays a member, hears of the new
\* generation in its own time, and may hear of it while p's worker still runs.
Rebalance(w) ==
  /\ left.move > 0 /\ own # w /\ own' = w /\ gg' = gg + 1
  /\ left' = [left EXCEPT !.move = @ - 1]
  /\ UNCHANGED <<row, th, mg, pe, tx, log, kc, late, truth>>
Hear(w) ==
  /\ mg[w] # gg /\ mg' = [mg EXCEPT ![w] = gg]
  /\ UNCHANGED <<row, th, own, gg, pe, tx, log, kc, late, truth, left>>
Assigned(w) ==
  /\ own = w /\ th[w].ph = "idle" /\ mg[w] = gg
  /\ th' = [th EXCEPT ![w].ph = "claim", ![w].gg = gg]     \* group metadata is taken here
  /\ UNCHANGED <<row, own, gg, mg, pe, tx, log, kc, late, truth, left>>
Revoked(w) ==
  /\ own # w /\ mg[w] = gg /\ th[w].ph # "idle" /\ th' = [th EXCEPT ![w] = Idle]
  /\ UNCHANGED <<row, own, gg, mg, pe, tx, log, kc, late, truth, left>>

----------------------------------------------------------------------------
\* Acquire: claim the row, then init_transactions, then read the group's offset.
Claim(w) ==
  /\ th[w].ph = "claim"
  /\ row' = [row EXCEPT !.tok = @ + 1]
  /\ th' = [th EXCEPT ![w] = [Idle EXCEPT !.tok = row.tok + 1, !.row = row, !.gg = th[w].gg,
                              !.ph = IF Has("initFirst") THEN "init" ELSE "read"]]
  /\ UNCHANGED <<own, gg, mg, pe, tx, log, kc, late, truth, left>>

\* init_transactions: aborts what is open under the id and fences its older users.
InitProducer(w) ==
  /\ th[w].ph = "init"
  /\ LET id == Id(w) IN
     /\ pe' = IF Has("init") THEN [pe EXCEPT ![id] = @ + 1] ELSE pe
     /\ IF Has("init")
        THEN tx' = [tx EXCEPT ![id] = NoTx] /\ log' = Gone(id)
        ELSE UNCHANGED <<tx, log>>
     /\ th' = [th EXCEPT ![w].pe = IF Has("init") THEN pe[id] + 1 ELSE pe[id],
                         ![w].ph = IF Has("initFirst") THEN "read" ELSE
                                   IF th[w].sent THEN "publish" ELSE "ready"]
  /\ UNCHANGED <<row, own, gg, mg, kc, late, truth, left>>

Published(r) == \* did the outbox of row r go out?
  IF r.ob = <<>> THEN TRUE
  ELSE IF Has("tag") THEN ~TagLess(kc.tag, r.tag) ELSE kc.off >= r.nx

\* read C; with require_stable the broker answers only when no open transaction holds an offset.
ReadCommitted(w) ==
  /\ th[w].ph = "read"
  /\ Has("stable") => \A i \in AllIds : tx[i].pend = <<0, 0>>
  /\ th' = [th EXCEPT ![w].ph = IF ~Has("initFirst") THEN "init"
                               ELSE IF kc.tag = <<0, 0>> /\ Has("stopNoTag") /\ th[w].row.ob # <<>>
                               THEN "stopped"          \* the group's offset was lost: nobody can know
                               ELSE IF kc.tag = <<0, 0>> /\ th[w].row.ob = <<>> /\ Has("markFirst")
                               THEN "mark"
                               ELSE IF Published(th[w].row) THEN "ready" ELSE "publish",
                      ![w].sent = ~Published(th[w].row)]
  /\ UNCHANGED <<row, own, gg, mg, pe, tx, log, kc, late, truth, left>>

\* The tag of the start is committed before the first keep: later on, no tag means a lost one.
Mark(w) ==
  /\ th[w].ph = "mark"
  /\ IF th[w].pe = pe[Id(w)] /\ (Ids = "process" => th[w].gg = gg)
     THEN /\ kc' = [off |-> th[w].row.nx, tag |-> <<th[w].row.gen, th[w].row.nx>>]
          /\ th' = [th EXCEPT ![w].ph = "ready"]
     ELSE kc' = kc /\ th' = [th EXCEPT ![w] = Idle]
  /\ UNCHANGED <<row, own, gg, mg, pe, tx, log, late, truth, left>>
Expire == \* the group's offsets are gone: retention, a foreign tool
  /\ left.expire > 0 /\ th[own].ph = "idle" /\ left' = [left EXCEPT !.expire = @ - 1]
  /\ kc' = [off |-> 0, tag |-> <<0, 0>>]
  /\ UNCHANGED <<row, th, own, gg, mg, pe, tx, log, late, truth>>

----------------------------------------------------------------------------
Keep(w) == \* apply + keep, guarded by the token
  LET r == th[w].row IN
  /\ th[w].ph = "ready" /\ r.nx < End
  /\ IF row.tok # th[w].tok
     THEN th' = [th EXCEPT ![w] = Idle] /\ UNCHANGED <<row, truth>>
     ELSE \E to \in (r.nx + 1)..End :
            LET outs == [i \in 1..(to - r.nx) |-> <<r.gen, r.nx + i - 1>>]
                new == [row EXCEPT !.nx = to, !.ob = outs, !.tag = <<r.gen, to>>]
            IN /\ to - r.nx <= 2
               /\ row' = new /\ truth' = truth \o outs
               /\ th' = [th EXCEPT ![w].row = new, ![w].ph = "publish"]
  /\ UNCHANGED <<own, gg, mg, pe, tx, log, kc, late, left>>

\* The requests of one transaction. Each is refused when the producer epoch is old.
Fenced(r) == r.pe # pe[r.id]
GroupOk(r) == (Ids = "process" /\ Has("groupFence")) => r.gg = gg
Meta(w) == IF Has("capture") THEN th[w].gg ELSE mg[w]

Req(w, k) == [k |-> k, id |-> Id(w), pe |-> th[w].pe, gg |-> Meta(w),
              ob |-> th[w].row.ob, off |-> th[w].row.nx, tag |-> th[w].row.tag]
Accepts(r) == CASE r.k = "produce" -> ~Fenced(r)
                [] r.k = "offsets" -> ~Fenced(r) /\ tx[r.id].on /\ GroupOk(r)
                [] r.k = "end"     -> ~Fenced(r) /\ tx[r.id].on
Effect(r) ==
  CASE r.k = "produce" ->
         /\ log' = log \o [i \in 1..Len(r.ob) |-> [x |-> r.ob[i], id |-> r.id, s |-> "open"]]
         /\ tx' = [tx EXCEPT ![r.id].on = TRUE] /\ kc' = kc
    [] r.k = "offsets" ->
         /\ tx' = [tx EXCEPT ![r.id].pend = r.tag, ![r.id].off = r.off]
         /\ UNCHANGED <<log, kc>>
    [] r.k = "end" ->
         /\ log' = Close(r.id)
         /\ kc' = IF tx[r.id].pend = <<0, 0>> THEN kc
                  ELSE [off |-> tx[r.id].off, tag |-> tx[r.id].pend]
         /\ tx' = [tx EXCEPT ![r.id] = NoTx]

Steps == IF Has("offsetsInside") THEN <<"produce", "offsets", "end">> ELSE <<"produce", "end">>
NextPh(k) == CASE k = "produce" -> IF Has("offsetsInside") THEN "offsets" ELSE "end"
               [] k = "offsets" -> "end"
               [] k = "end" -> IF Has("offsetsInside") THEN "ready" ELSE "commit"
Kind(ph) == IF ph = "publish" THEN "produce" ELSE ph

Abort(w, next) ==
  /\ tx' = [tx EXCEPT ![Id(w)] = NoTx] /\ log' = Gone(Id(w))
  /\ th' = [th EXCEPT ![w].ph = next, ![w].gg = mg[w]]

Send(w) ==
  LET k == Kind(th[w].ph)  r == Req(w, k) IN
  /\ th[w].ph \in {"publish", "offsets", "end"}
  /\ IF Accepts(r)
     THEN Effect(r) /\ th' = [th EXCEPT ![w].ph = NextPh(k)]
     ELSE IF Fenced(r) THEN th' = [th EXCEPT ![w] = Idle] /\ UNCHANGED <<tx, log, kc>>
     ELSE /\ kc' = kc        \* refused: old group generation. Abort and acquire again: the partition
                             \* may have been away and come back, the outbox in memory is then stale.
          /\ IF own = w /\ mg[w] = gg /\ ~Has("acquireOnRefusal")
             THEN Abort(w, "publish")              \* (wrong: fresh metadata, the same outbox)
             ELSE /\ tx' = [tx EXCEPT ![Id(w)] = NoTx] /\ log' = Gone(Id(w))
                  /\ th' = [th EXCEPT ![w] = Idle]
  /\ UNCHANGED <<row, own, gg, mg, pe, late, truth, left>>

\* Without "offsetsInside": the offset is committed on its own, afterwards.
CommitAfter(w) ==
  /\ th[w].ph = "commit"
  /\ IF th[w].gg = gg THEN kc' = [off |-> th[w].row.nx, tag |-> th[w].row.tag] ELSE kc' = kc
  /\ th' = [th EXCEPT ![w].ph = "ready"]
  /\ UNCHANGED <<row, own, gg, mg, pe, tx, log, late, truth, left>>

\* The transaction failed for a reason that allows another try.
AbortError(w) ==
  /\ left.abort > 0 /\ th[w].ph \in {"offsets", "end"} /\ ~Fenced(Req(w, "end"))
  /\ left' = [left EXCEPT !.abort = @ - 1]
  /\ Abort(w, IF Has("retryOutbox") THEN "publish" ELSE "ready")
  /\ UNCHANGED <<row, own, gg, mg, pe, kc, late, truth>>

\* In doubt: the sender no longer waits (death, time-out); the request may land later.
Doubt(w) ==
  /\ left.doubt > 0 /\ th[w].ph \in {"publish", "offsets", "end"}
  /\ left' = [left EXCEPT !.doubt = @ - 1]
  /\ late' = late \cup {Req(w, Kind(th[w].ph))}
  /\ th' = [th EXCEPT ![w] = Idle]
  /\ UNCHANGED <<row, own, gg, mg, pe, tx, log, kc, truth>>
Late ==
  /\ \E r \in late : /\ late' = late \ {r}
                     /\ IF Accepts(r) THEN Effect(r) ELSE UNCHANGED <<log, tx, kc>>
  /\ UNCHANGED <<row, th, own, gg, mg, pe, truth, left>>

Crash(w) ==
  /\ left.crash > 0 /\ th[w].ph # "idle"
  /\ left' = [left EXCEPT !.crash = @ - 1] /\ th' = [th EXCEPT ![w] = Idle]
  /\ UNCHANGED <<row, own, gg, mg, pe, tx, log, kc, late, truth>>

\* transaction.timeout.ms: the coordinator aborts and raises the producer epoch.
TimeOut(id) ==
  /\ tx[id].on /\ tx' = [tx EXCEPT ![id] = NoTx] /\ pe' = [pe EXCEPT ![id] = @ + 1]
  /\ log' = Gone(id)
  /\ left.timeout > 0 \/ \A w \in W : Id(w) = id => th[w].ph \in {"idle", "read"}
  /\ left' = IF left.timeout > 0 THEN [left EXCEPT !.timeout = @ - 1] ELSE left
  /\ UNCHANGED <<row, th, own, gg, mg, kc, late, truth>>

Rewind == \* the operator, no member in the group; the outbox stays with its own tag
  /\ left.rewind > 0 /\ th[own].ph = "idle" /\ row.nx > 1
  /\ left' = [left EXCEPT !.rewind = @ - 1]
  /\ row' = [row EXCEPT !.gen = @ + 1, !.nx = 1, !.tok = @ + 1,
                        !.ob = IF Has("rewindOutbox") THEN @ ELSE <<>>]
  /\ UNCHANGED <<th, own, gg, mg, pe, tx, log, kc, late, truth>>

----------------------------------------------------------------------------
Finished == \/ th[own].ph = "stopped"
            \/ row.nx = End /\ Visible = truth /\ th[own].ph = "ready" /\ th[own].row.nx = End
Stutter == Finished /\ UNCHANGED vars
Work == \/ \E w \in W : \/ Hear(w) \/ Assigned(w) \/ Revoked(w) \/ Claim(w) \/ InitProducer(w)
                        \/ ReadCommitted(w) \/ Mark(w) \/ Keep(w) \/ Send(w) \/ CommitAfter(w)
        \/ Late \/ \E id \in AllIds : TimeOut(id)
Fault == \/ \E w \in W : Rebalance(w) \/ AbortError(w) \/ Doubt(w) \/ Crash(w)
         \/ Rewind \/ Expire
Next == Work \/ Fault \/ Stutter
Spec == Init /\ [][Next]_vars

ExactlyOnce == IsPrefix(Visible, truth)           \* a read_committed reader: each once, in order
CommitBehind == kc.off > 1 =>                     \* of the tag's generation: never ahead of Postgres
  (kc.tag[1] = row.gen => kc.off <= row.nx)

NoFalseStop == (\E w \in W : th[w].ph = "stopped") => left.expire < Faults.expire

None == [expire |-> 0, move |-> 0, crash |-> 0, abort |-> 0, doubt |-> 0, timeout |-> 0, rewind |-> 0]
Usual == [None EXCEPT !.move = 1, !.crash = 1, !.doubt = 1]
MoveDoubt == [None EXCEPT !.move = 1, !.doubt = 1]
MoveCrash == [None EXCEPT !.move = 1, !.crash = 1]
CrashDoubt == [None EXCEPT !.crash = 1, !.doubt = 1]
Back == [None EXCEPT !.move = 2, !.timeout = 1]
Aborts == [None EXCEPT !.abort = 1, !.crash = 1, !.move = 1]
Expired == [None EXCEPT !.expire = 1, !.crash = 2]
Rewound == [None EXCEPT !.rewind = 1, !.crash = 2]
=============================================================================
