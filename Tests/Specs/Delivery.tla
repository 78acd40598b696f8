------------------------------ MODULE Delivery ------------------------------
(* A stateful step, delivery at least once + identity (Delivery.md: Acquire, One batch, Identity).

   Processes `W` own input partitions `P`, fold records into states kept in
   Postgres, and publish outputs to one downstream partition. Every request may
   land after its sender died, was paused or lost the partition: an owner that
   has not heard of a rebalance simply goes on (a zombie), a keep transaction
   lives in `pgq` and a produce request in `th[w][p].q` or, once its sender is
   gone, in `zq`, from where it still may land or be lost.

   Each protection can be taken away by naming it in `Off`: see runs/.       *)
EXTENDS Integers, Sequences, FiniteSets, TLC

CONSTANTS
  W, P, Input,   \* processes; partitions; [P -> Seq([k: key, op: "upd"|"get"|"del"])]
  Variant,       \* which protocol: see the records at the end of the module
  Bounds,        \* how many faults of each kind
  Off            \* protections that are removed

VARIABLES
  row,    \* Postgres: flows_progress, one row per partition, or NoRow
  st,     \* Postgres: the state rows [key -> [ver, val]]; ver 0: no row; ver > 0 and no
          \* value: a tombstone; `top`, a ghost: the highest version the key ever had
  pgq,    \* keep transactions sent and not yet carried out
  th,     \* [w][p]: what a process holds in memory for a partition
  own,    \* Kafka: the group's assignment
  kc,     \* Kafka: the group's committed offset (0: none)
  zq,     \* produce requests of dead producer sessions that still may land
  acc,    \* what a reader that drops by identity has accepted, per origin partition
  truth,  \* ghost: outputs of the batches that were kept, in that order
  gx,     \* ghost: next input of each partition by what was really folded in
  bad,    \* ghost: "ok", or what went wrong inside Postgres
  tok,    \* ghost: source of never repeated fencing tokens
  snap,   \* a backup of the database
  left    \* faults left
vars == <<row, st, pgq, th, own, kc, zq, acc, truth, gx, bad, tok, snap, left>>

Has(x)  == x \notin Off
Keys    == UNION {{Input[p][i].k : i \in 1..Len(Input[p])} : p \in P}
End(p)  == Len(Input[p]) + 1
NoRow   == [none |-> TRUE]
NoBatch == [to |-> 0]
NoEntry == [ver |-> -1, val |-> <<>>]
Entry(x) == [ver |-> x.ver, val |-> x.val]
NoCache == [k \in Keys |-> NoEntry]
Idle    == [ph |-> "idle", ep |-> 0, gen |-> 0, kx |-> 0, ax |-> 0,
            cache |-> NoCache, bt |-> NoBatch, q |-> <<>>]
IsPrefix(s, t) == Len(s) <= Len(t) /\ s = SubSeq(t, 1, Len(s))
RECURSIVE Flat(_)
Flat(s) == IF s = <<>> THEN <<>> ELSE Head(s) \o Flat(Tail(s))
Less(a, b) == a.g < b.g \/ (a.g = b.g /\ a.o < b.o)     \* identity order

\* The step's function, record by record, from `o` up to but without `to`.
RECURSIVE Fold(_, _, _, _, _, _, _)
Fold(p, o, to, vals, outs, gen, f) ==
  IF o = to THEN [vals |-> vals, outs |-> outs]
  ELSE LET r == Input[p][o]
           v == CASE r.op = "upd" -> Append(vals[r.k], <<p, o, f>>)
                  [] r.op = "get" -> vals[r.k]
                  [] r.op = "del" -> <<>>
       IN Fold(p, o + 1, to, [vals EXCEPT ![r.k] = v],
               Append(outs, [g |-> gen, o |-> o, v |-> v]), gen, f)
Touched(p, from, to) == {Input[p][o].k : o \in from..(to - 1)}
Changed(p, from, to) == {Input[p][o].k : o \in {i \in from..(to - 1) : Input[p][i].op # "get"}}
Guarded(p, from, to) == IF ~Has("cas") THEN {}
                        ELSE IF Has("readGuard") THEN Touched(p, from, to)
                        ELSE Changed(p, from, to)

\* State rows. Each write gives a version never used before (random); a delete leaves
\* a tombstone, which age may remove at any time.
Row(old, val) ==
  LET v == IF Has("freshVersion") THEN old.top + 1 ELSE old.ver + 1
  IN IF val = <<>> /\ ~Has("tombstone") THEN [old EXCEPT !.ver = 0, !.val = <<>>]
     ELSE [ver |-> v, val |-> val, top |-> IF v > old.top THEN v ELSE old.top]

Init ==
  /\ row = [p \in P |-> NoRow]
  /\ st = [k \in Keys |-> [ver |-> 0, val |-> <<>>, top |-> 0]]
  /\ pgq = {} /\ zq = [p \in P |-> {}]
  /\ th = [w \in W |-> [p \in P |-> Idle]]
  /\ own \in {f \in [P -> W] : \A p \in P : f[p] = Bounds.first[p]}
  /\ kc = [p \in P |-> 0]
  /\ acc = [p \in P |-> <<>>] /\ truth = [p \in P |-> <<>>]
  /\ gx = [p \in P |-> 1] /\ bad = "ok" /\ tok = 0
  /\ snap = NoRow /\ left = Bounds.faults

----------------------------------------------------------------------------
\* The group.

\* What stays of a process's memory for p when it gives p up.
Drop(w, p) == [Idle EXCEPT !.cache = IF Has("cacheDrop") THEN NoCache ELSE th[w][p].cache]
ToZombie(w, p) == IF Flat(th[w][p].q) = <<>> THEN zq
                  ELSE [zq EXCEPT ![p] = @ \cup {Flat(th[w][p].q)}]
Orphan(w, ps) == {IF t.w = w /\ t.p \in ps THEN [t EXCEPT !.live = FALSE] ELSE t : t \in pgq}

Rebalance(p, w) ==
  /\ left.move > 0 /\ own[p] # w
  /\ own' = [own EXCEPT ![p] = w] /\ left' = [left EXCEPT !.move = @ - 1]
  /\ UNCHANGED <<row, st, pgq, th, kc, zq, acc, truth, gx, bad, tok, snap>>

Assigned(w, p) ==
  /\ own[p] = w /\ th[w][p].ph = "idle"
  /\ th' = [th EXCEPT ![w][p].ph = "claim"]
  /\ UNCHANGED <<row, st, pgq, own, kc, zq, acc, truth, gx, bad, tok, snap, left>>

\* The process hears that it lost p. A graceful one whose outputs are all
\* acknowledged empties the outbox, under the guard, so that a clean hand-over
\* publishes nothing twice (pure economy).
Revoked(w, p) ==
  /\ own[p] # w /\ th[w][p].ph # "idle"
  /\ th' = [th EXCEPT ![w][p] = Drop(w, p)]
  /\ zq' = ToZombie(w, p) /\ pgq' = Orphan(w, {p})
  /\ \/ row' = row
     \/ /\ Variant.release /\ row[p] # NoRow /\ th[w][p].ph = "work"
        /\ Has("releaseAfterAck") => th[w][p].q = <<>>
        /\ Has("releaseGuard") => row[p].ep = th[w][p].ep
        /\ row' = [row EXCEPT ![p].ob = <<>>]
  /\ UNCHANGED <<st, own, kc, acc, truth, gx, bad, tok, snap, left>>

Crash(w) ==
  /\ left.crash > 0 /\ \E p \in P : th[w][p].ph # "idle"
  /\ th' = [th EXCEPT ![w] = [p \in P |-> Idle]]
  /\ zq' = [p \in P |-> ToZombie(w, p)[p]] /\ pgq' = Orphan(w, P)
  /\ left' = [left EXCEPT !.crash = @ - 1]
  /\ UNCHANGED <<row, st, own, kc, acc, truth, gx, bad, tok, snap>>

\* A publish or a database call failed for good: give p up, take it again.
Quit(w, p) ==
  /\ left.quit > 0 /\ th[w][p].ph \in {"work", "wait"}
  /\ th' = [th EXCEPT ![w][p] = [Drop(w, p) EXCEPT !.ph = "claim"]]
  /\ zq' = ToZombie(w, p) /\ pgq' = Orphan(w, {p})
  /\ left' = [left EXCEPT !.quit = @ - 1]
  /\ UNCHANGED <<row, st, own, kc, acc, truth, gx, bad, tok, snap>>

----------------------------------------------------------------------------
\* 3.1 Acquire: one statement puts a fresh token into the row and returns it.

NextTok(p) == IF Has("uniqueToken") THEN tok + 1 ELSE IF row[p] = NoRow THEN 1 ELSE row[p].ep + 1

Republish(r, c) ==
  CASE ~Has("republish") -> <<>>
    [] Variant.acquire = "always" -> r.ob
    [] Variant.acquire = "table" /\ c < r.nx ->     \* decided by comparing offsets
         [i \in 1..Len(r.ob) |-> SelectSeq(r.ob[i], LAMBDA x : x.o >= c)]
    [] OTHER -> <<>>

Claim(w, p) ==
  /\ th[w][p].ph = "claim"
  /\ IF row[p] = NoRow /\ kc[p] > 0 /\ Has("noRowStop")
     THEN \* the group's offset carries our mark but the row is gone: the database was lost
          /\ th' = [th EXCEPT ![w][p].ph = "stopped"] /\ UNCHANGED <<row, tok>>
     ELSE LET old == IF row[p] # NoRow THEN row[p]
                     ELSE [ep |-> 0, nx |-> IF kc[p] = 0 THEN 1 ELSE kc[p], gen |-> 1, ob |-> <<>>]
              new == [old EXCEPT !.ep = NextTok(p)]
          IN /\ row' = [row EXCEPT ![p] = new]
             /\ th' = [th EXCEPT ![w][p] = [@ EXCEPT !.ph = "work", !.ep = new.ep, !.gen = new.gen,
                         !.kx = new.nx, !.ax = new.nx, !.bt = NoBatch,
                         !.q = SelectSeq(Republish(old, kc[p]), LAMBDA b : b # <<>>)]]
             /\ tok' = IF Has("uniqueToken") THEN tok + 1 ELSE tok
  /\ UNCHANGED <<st, pgq, own, kc, zq, acc, truth, gx, bad, snap, left>>

----------------------------------------------------------------------------
\* 3.2 One batch.

\* poll, decode, load, apply: also while the batch before is being published.
Apply(w, p) ==
  LET t == th[w][p] IN
  /\ t.ph = "work" /\ t.bt = NoBatch /\ t.ax < End(p)
  /\ \E to \in (t.ax + 1)..End(p), f \in Variant.flavours :
       /\ to - t.ax <= Bounds.batch
       /\ LET load == [k \in Keys |-> IF k \in Touched(p, t.ax, to) /\ t.cache[k] = NoEntry
                                      THEN Entry(st[k]) ELSE t.cache[k]]
              run  == Fold(p, t.ax, to, [k \in Keys |-> load[k].val], <<>>, t.gen, f)
              b == [to |-> to, outs |-> run.outs, f |-> f,
                    ups |-> [k \in Changed(p, t.ax, to) |-> run.vals[k]],
                    grd |-> [k \in Guarded(p, t.ax, to) |-> load[k].ver]]
          IN th' = [th EXCEPT ![w][p] = [t EXCEPT !.cache = load, !.bt = b,
                      !.q = IF Variant.outbox THEN t.q ELSE Append(t.q, b.outs)]]
  /\ UNCHANGED <<row, st, pgq, own, kc, zq, acc, truth, gx, bad, tok, snap, left>>

\* keep: send the transaction. At most `depth` batches wait for acknowledgement.
Keep(w, p) ==
  LET t == th[w][p] IN
  /\ t.ph = "work" /\ t.bt # NoBatch
  /\ Has("ackFirst") => Len(t.q) < (IF Variant.outbox THEN Bounds.depth ELSE 1)
  /\ pgq' = pgq \cup {[w |-> w, p |-> p, ep |-> t.ep, from |-> t.kx, gen |-> t.gen, live |-> TRUE, looked |-> Has("absentReadLock"),
                       b |-> t.bt, ob |-> IF ~Variant.outbox THEN <<>>
                                          ELSE IF Has("ackFirst") THEN Append(t.q, t.bt.outs)
                                          ELSE <<t.bt.outs>>]}
  /\ th' = [th EXCEPT ![w][p].ph = "wait"]
  /\ UNCHANGED <<row, st, own, kc, zq, acc, truth, gx, bad, tok, snap, left>>

Fence(t) == \* the UPDATE of the progress row finds it
  /\ row[t.p] # NoRow
  /\ "row" \in Variant.guard => row[t.p].ep = t.ep
  /\ "epoch" \in Variant.guard => row[t.p].ep = t.ep
  /\ "next" \in Variant.guard => row[t.p].nx = t.from
\* A key believed there, or a tombstone: `UPDATE … WHERE version = loaded`, only read:
\* the same under FOR SHARE. Believed absent: `INSERT … ON CONFLICT DO NOTHING`, only
\* read: of a tombstone. No row touched: somebody else wrote the key.
OnlyRead(t) == DOMAIN t.b.grd \ DOMAIN t.b.ups
Unseen(t) == {k \in OnlyRead(t) : t.b.grd[k] = 0}
Placed(t) == IF Has("absentRead") /\ Has("absentReadLock") THEN Unseen(t) ELSE {}
Fits(t, k) ==
  CASE k \in Unseen(t) -> k \in Placed(t) => st[k].ver = 0
    [] t.b.grd[k] = 0 -> Has("absentInsert") => st[k].ver = 0
    [] OTHER -> st[k].ver = t.b.grd[k] \/ (~Has("presentUpdate") /\ k \in DOMAIN t.b.ups /\ st[k].ver = 0)
Cas(t) == \A k \in DOMAIN t.b.grd : Fits(t, k)
NewState(t) == [k \in Keys |->
  IF k \in DOMAIN t.b.ups THEN Row(st[k], t.b.ups[k])
  ELSE IF k \in Placed(t) THEN Row(st[k], <<>>) ELSE st[k]]

\* Memory after the batch was kept.
Kept(m, t, ns, ep) ==
  [m EXCEPT !.ph = "work", !.kx = t.b.to, !.ax = t.b.to, !.bt = NoBatch, !.ep = ep,
            !.cache = [k \in Keys |-> IF k \in DOMAIN t.b.ups \cup Placed(t) THEN Entry(ns[k]) ELSE m.cache[k]],
            !.q = IF Variant.outbox THEN Append(m.q, t.b.outs) ELSE m.q]

\* The transaction is carried out: all of it or nothing.
Land(t) ==
  LET m  == th[t.w][t.p]
      p  == t.p
      ns == NewState(t)
      ep == IF Variant.guard # {"row"} THEN t.ep ELSE IF Has("uniqueToken") THEN tok + 1 ELSE t.ep + 1
      ok == Fence(t) /\ Cas(t) /\ t.looked
      want == Fold(p, t.from, t.b.to, [k \in Keys |-> st[k].val], <<>>, t.gen, t.b.f)
  IN
  /\ pgq' = pgq \ {t}
  /\ IF ok
     THEN /\ row' = [row EXCEPT ![p] = [@ EXCEPT !.nx = t.b.to, !.ob = t.ob,
                        !.ep = IF Variant.guard = {"row"} THEN ep ELSE @]]
          /\ st' = ns
          /\ tok' = IF Variant.guard = {"row"} /\ Has("uniqueToken") THEN tok + 1 ELSE tok
          /\ gx' = [gx EXCEPT ![p] = t.b.to]
          /\ truth' = [truth EXCEPT ![p] = @ \o t.b.outs]
          /\ bad' = IF t.from # gx[p] THEN "a record was folded in twice or skipped"
                    ELSE IF want.outs # t.b.outs \/ \E k \in DOMAIN t.b.ups : want.vals[k] # t.b.ups[k]
                    THEN "folded over a stale state" ELSE bad
          /\ th' = IF t.live THEN [th EXCEPT ![t.w][p] = Kept(m, t, ns, ep)] ELSE th
          /\ zq' = zq
     ELSE /\ UNCHANGED <<row, st, tok, gx, truth, bad>>
          /\ IF ~t.live THEN UNCHANGED <<th, zq>>
             ELSE IF ~Fence(t) \* drop the cache; take p again if the group still says so
             THEN /\ th' = [th EXCEPT ![t.w][p] =     \* "idle": ask the group, then take p again
                       [Drop(t.w, p) EXCEPT !.ph = IF Has("reclaim") THEN "idle" ELSE "stuck"]]
                  /\ zq' = ToZombie(t.w, p)
             ELSE             \* another partition wrote the key: load and run again
                  /\ th' = [th EXCEPT ![t.w][p] = [m EXCEPT !.ph = "work", !.bt = NoBatch,
                       !.cache = [k \in Keys |-> IF k \in DOMAIN t.b.grd THEN NoEntry ELSE m.cache[k]]]]
                  /\ zq' = zq
  /\ UNCHANGED <<own, kc, acc, snap, left>>

\* Without "atomic": states and progress in two transactions, death in between.
LandHalf(t) ==
  /\ ~Has("atomic") /\ left.doubt > 0 /\ Fence(t) /\ Cas(t)
  /\ st' = NewState(t) /\ pgq' = pgq \ {t}
  /\ left' = [left EXCEPT !.doubt = @ - 1]
  /\ gx' = [gx EXCEPT ![t.p] = t.b.to]
  /\ th' = IF t.live THEN [th EXCEPT ![t.w][t.p] = [Drop(t.w, t.p) EXCEPT !.ph = "claim"]] ELSE th
  /\ UNCHANGED <<row, own, kc, zq, acc, truth, bad, tok, snap>>

\* Without "absentReadLock": keys absent and only read are looked for, in the snapshot
\* of the statement; its commit comes later, and nothing holds what isn't there.
Look(t) ==
  /\ ~Has("absentReadLock") /\ ~t.looked /\ \A k \in Unseen(t) : st[k].ver = 0
  /\ pgq' = (pgq \ {t}) \cup {[t EXCEPT !.looked = TRUE]}
  /\ UNCHANGED <<row, st, th, own, kc, zq, acc, truth, gx, bad, tok, snap, left>>

Expire(k) == \* by age, whoever has it cached, loaded or in flight
  /\ left.expire > 0 /\ left' = [left EXCEPT !.expire = @ - 1]
  /\ st[k].ver > 0 /\ st[k].val = <<>> /\ st' = [st EXCEPT ![k].ver = 0]
  /\ UNCHANGED <<row, pgq, th, own, kc, zq, acc, truth, gx, bad, tok, snap>>

Lost(t) == \* the connection broke before the server got it
  /\ ~t.live /\ pgq' = pgq \ {t}
  /\ UNCHANGED <<row, st, th, own, kc, zq, acc, truth, gx, bad, tok, snap, left>>

\* COMMIT in doubt: the reply is lost, the transaction may land now, later, never.
Doubt(w, p) ==
  /\ left.doubt > 0 /\ th[w][p].ph = "wait" /\ \E t \in pgq : t.w = w /\ t.p = p /\ t.live
  /\ left' = [left EXCEPT !.doubt = @ - 1]
  /\ pgq' = Orphan(w, {p})
  /\ IF Variant.settle = "reclaim"
     THEN /\ th' = [th EXCEPT ![w][p] = [Drop(w, p) EXCEPT !.ph = "claim"]]
          /\ zq' = ToZombie(w, p)
     ELSE /\ th' = [th EXCEPT ![w][p].ph = "doubt"] /\ zq' = zq
  /\ UNCHANGED <<row, st, own, kc, acc, truth, gx, bad, tok, snap>>

SettleByRead(w, p) ==
  LET m == th[w][p] IN
  /\ m.ph = "doubt"
  /\ IF row[p] = NoRow \/ row[p].ep # m.ep
     THEN /\ th' = [th EXCEPT ![w][p] = Drop(w, p)] /\ zq' = ToZombie(w, p)
     ELSE /\ zq' = zq
          /\ th' = [th EXCEPT ![w][p] =
               IF row[p].nx = m.bt.to THEN Kept(m, [b |-> m.bt], st, m.ep)
               ELSE [m EXCEPT !.ph = "work"]]            \* "it did not commit": send again
  /\ UNCHANGED <<row, st, pgq, own, kc, acc, truth, gx, bad, tok, snap, left>>

----------------------------------------------------------------------------
\* publish: one producer session per owner appends in order; a prefix of what it
\* sent is in the log. Append and acknowledgement are one step (a late
\* acknowledgement is a slow owner).

Accept(p, x) ==
  IF Has("identity") /\ acc[p] # <<>> /\ ~Less(acc[p][Len(acc[p])], x) THEN acc
  ELSE [acc EXCEPT ![p] = Append(@, x)]
Rest(q) == IF Len(Head(q)) = 1 THEN Tail(q) ELSE <<Tail(Head(q))>> \o Tail(q)

AppendOwn(w, p) ==
  /\ th[w][p].q # <<>> /\ th[w][p].ph # "idle"
  /\ acc' = Accept(p, Head(Head(th[w][p].q)))
  /\ th' = [th EXCEPT ![w][p].q = Rest(@)]
  /\ UNCHANGED <<row, st, pgq, own, kc, zq, truth, gx, bad, tok, snap, left>>

AppendLate(p) == \* or never: then it just stays in zq
  /\ \E s \in zq[p] :
       /\ acc' = Accept(p, Head(s))
       /\ zq' = [zq EXCEPT ![p] = (@ \ {s}) \cup (IF Len(s) = 1 THEN {} ELSE {Tail(s)})]
  /\ UNCHANGED <<row, st, pgq, th, own, kc, truth, gx, bad, tok, snap, left>>

\* Without "gapless": one message fails (timed out, refused), later ones go out.
Gap(w, p) ==
  /\ ~Has("gapless") /\ left.quit > 0 /\ th[w][p].q # <<>>
  /\ left' = [left EXCEPT !.quit = @ - 1]
  /\ th' = [th EXCEPT ![w][p] = [Drop(w, p) EXCEPT !.ph = "claim"]]
  /\ zq' = IF Len(Flat(th[w][p].q)) = 1 THEN zq ELSE [zq EXCEPT ![p] = @ \cup {Tail(Flat(th[w][p].q))}]
  /\ pgq' = Orphan(w, {p})
  /\ UNCHANGED <<row, st, own, kc, acc, truth, gx, bad, tok, snap>>

\* commit: after the acknowledgement; the broker refuses one of an old generation.
Commit(w, p) ==
  /\ Variant.commit /\ th[w][p].ph = "work" /\ kc[p] < th[w][p].kx
  /\ (Has("commitAfterAck") => th[w][p].q = <<>>) /\ own[p] = w
  /\ kc' = [kc EXCEPT ![p] = th[w][p].kx]
  /\ UNCHANGED <<row, st, pgq, th, own, zq, acc, truth, gx, bad, tok, snap, left>>

----------------------------------------------------------------------------
\* The operator. `Empty`: the group has no member (a zombie is none).
Empty == \A p \in P : th[own[p]][p].ph = "idle"

MoveGroup(p) == \* kafka-consumer-groups --reset-offsets
  /\ left.group > 0 /\ Empty /\ row[p] # NoRow /\ left' = [left EXCEPT !.group = @ - 1]
  /\ \E c \in 1..End(p) : kc' = [kc EXCEPT ![p] = c]
  /\ UNCHANGED <<row, st, pgq, th, own, zq, acc, truth, gx, bad, tok, snap>>

Rewind == \* the whole step, back to the start, states emptied; the outbox stays
  /\ left.rewind > 0 /\ Empty /\ \A p \in P : row[p] # NoRow
  /\ left' = [left EXCEPT !.rewind = @ - 1]
  /\ row' = [p \in P |-> [row[p] EXCEPT !.nx = 1,
       !.ep = IF ~Has("rewindToken") THEN @ ELSE IF Has("uniqueToken") THEN tok + 1 ELSE @ + 1,
       !.gen = IF Has("generation") THEN @ + 1 ELSE @,
       !.ob = IF Has("rewindOutbox") THEN @ ELSE <<>>]]
  /\ tok' = tok + 1
  /\ st' = [k \in Keys |-> [st[k] EXCEPT !.ver = 0, !.val = <<>>]]   \* no row is left
  /\ gx' = [p \in P |-> 1]
  /\ UNCHANGED <<pgq, th, own, kc, zq, acc, truth, bad, snap>>

Backup ==
  /\ left.restore > 0 /\ snap = NoRow
  /\ snap' = [row |-> row, st |-> st, truth |-> truth, gx |-> gx]
  /\ UNCHANGED <<row, st, pgq, th, own, kc, zq, acc, truth, gx, bad, tok, left>>
Restore == \* the database goes back to the backup; the group is empty, or nobody is told
  /\ left.restore > 0 /\ snap # NoRow /\ (Empty \/ Bounds.live)
  /\ left' = [left EXCEPT !.restore = @ - 1]
  /\ row' = snap.row /\ st' = [k \in Keys |-> [snap.st[k] EXCEPT !.top = st[k].top]] /\ truth' = snap.truth /\ gx' = snap.gx
  /\ pgq' = {[t EXCEPT !.live = FALSE] : t \in pgq} /\ snap' = snap
  /\ th' = [w \in W |-> [p \in P |-> IF th[w][p].ph = "wait"
                THEN [Drop(w, p) EXCEPT !.ph = "claim"] ELSE th[w][p]]]
  /\ zq' = [p \in P |-> zq[p] \cup {Flat(th[w][p].q) : w \in {v \in W : th[v][p].ph = "wait" /\ th[v][p].q # <<>>}}]
  /\ UNCHANGED <<own, kc, acc, bad, tok>>

----------------------------------------------------------------------------
Finished ==
  /\ pgq = {}
  /\ \A p \in P :
       \/ /\ row[p] # NoRow /\ row[p].nx = End(p) /\ acc[p] = truth[p]
          /\ th[own[p]][p].ph = "work" /\ th[own[p]][p].q = <<>>
       \/ th[own[p]][p].ph = "stopped"    \* loudly: an operator has to decide
Stutter == Finished /\ UNCHANGED vars

Work ==
  \/ \E w \in W, p \in P : \/ Assigned(w, p) \/ Revoked(w, p) \/ Claim(w, p) \/ Apply(w, p)
                           \/ Keep(w, p) \/ SettleByRead(w, p) \/ AppendOwn(w, p) \/ Commit(w, p)
  \/ \E t \in pgq : Land(t) \/ Lost(t)
  \/ \E p \in P : AppendLate(p)
Fault ==
  \/ \E w \in W : Crash(w) \/ \E p \in P : Quit(w, p) \/ Doubt(w, p) \/ Rebalance(p, w) \/ Gap(w, p)
  \/ \E t \in pgq : LandHalf(t) \/ Look(t)
  \/ \E k \in Keys : Expire(k)
  \/ \E p \in P : MoveGroup(p)
  \/ Rewind \/ Backup \/ Restore
Next == Work \/ Fault \/ Stutter
Spec == Init /\ [][Next]_vars /\ WF_vars(Work)

----------------------------------------------------------------------------
\* What is checked. Deadlock checking is on: a state in which nothing can happen
\* and which is not `Finished` is a lost output, a skipped record or a stuck partition.
StateExactlyOnce == bad = "ok"
Accepted == \A p \in P : IsPrefix(acc[p], truth[p])                 \* once, in order, right, no gap
AcceptedLoose == \A p \in P : IsPrefix(acc[p], truth[p]) \/ IsPrefix(truth[p], acc[p])
CommitBehind == \A p \in P : kc[p] > 1 =>                            \* 3: group offset ≤ durable
  /\ row[p] # NoRow /\ kc[p] <= row[p].nx
  /\ \A i \in 1..Len(truth[p]) : truth[p][i].o < kc[p] => i <= Len(acc[p])
DepthKept == \A p \in P : row[p] # NoRow => Len(row[p].ob) <= Bounds.depth   \* the one-outbox rule
Complete == <>[]Finished

----------------------------------------------------------------------------
\* Protocols.
Fixed == [guard |-> {"row"}, settle |-> "reclaim", acquire |-> "always", outbox |-> TRUE,
          release |-> FALSE, commit |-> FALSE, flavours |-> {0}]
FixedNondet == [Fixed EXCEPT !.flavours = {0, 1}]
Counted == [Fixed EXCEPT !.guard = {"epoch"}]   \* a token that changes only at acquire
FixedBoth == [Fixed EXCEPT !.guard = {"epoch", "next"}]
FixedNext == [Fixed EXCEPT !.guard = {"next"}]
FixedRelease == [Fixed EXCEPT !.release = TRUE]
FixedCommit == [Fixed EXCEPT !.commit = TRUE]
NoGuard == [Fixed EXCEPT !.guard = {}]
Read == [FixedBoth EXCEPT !.settle = "read"]
ReadEpoch == [Counted EXCEPT !.settle = "read"]
ByTable == [FixedBoth EXCEPT !.acquire = "table", !.commit = TRUE, !.settle = "read"]
PublishFirst == [Fixed EXCEPT !.outbox = FALSE]
PublishFirstNondet == [PublishFirst EXCEPT !.flavours = {0, 1}]

\* Inputs.
U(k) == [k |-> k, op |-> "upd"]
G(k) == [k |-> k, op |-> "get"]
D(k) == [k |-> k, op |-> "del"]
In3 == [p \in P |-> <<U("a"), U("b"), U("a")>>]
In4 == [p \in P |-> <<U("a"), U("b"), U("a"), U("b")>>]
In2 == [p \in P |-> <<U("a"), U("a")>>]
InGet == [p \in P |-> <<U("a"), U("a"), G("a")>>]
InTwo == [p \in P |-> IF p = "p1" THEN <<U("a"), U("b")>> ELSE <<U("a")>>]
InTwo4 == [p \in P |-> IF p = "p1" THEN <<U("a"), U("b")>> ELSE <<U("a"), U("a")>>]
InTwoGet == [p \in P |-> IF p = "p1" THEN <<U("a"), G("a")>> ELSE <<U("a")>>]
InTwoDel == [p \in P |-> IF p = "p1" THEN <<U("a"), U("a")>> ELSE <<D("a"), U("a")>>]

InAbsent == [p \in P |-> IF p = "p1" THEN <<G("a"), G("a")>> ELSE <<U("a"), D("a")>>]
InMade == [p \in P |-> IF p = "p1" THEN <<U("a"), U("a")>> ELSE <<D("a"), U("a"), U("a")>>]

\* Bounds.
First1 == [p \in P |-> "w1"]
Split == [p \in P |-> IF p = "p1" THEN "w1" ELSE "w2"]
NoFaults == [crash |-> 0, move |-> 0, quit |-> 0, doubt |-> 0, group |-> 0, rewind |-> 0, restore |-> 0,
             expire |-> 0]
B(f) == [batch |-> 2, depth |-> 1, first |-> First1, live |-> FALSE, faults |-> f]
Usual == B([NoFaults EXCEPT !.crash = 1, !.move = 1, !.doubt = 1])
Quits == B([NoFaults EXCEPT !.quit = 1, !.move = 1])
Deeper == [B([NoFaults EXCEPT !.crash = 1, !.move = 1]) EXCEPT !.depth = 2, !.batch = 1]
Doubtful == B([NoFaults EXCEPT !.crash = 1, !.doubt = 1])
Half == B([NoFaults EXCEPT !.move = 1, !.doubt = 1])
Small == B([NoFaults EXCEPT !.crash = 1, !.move = 1])
Back == B([NoFaults EXCEPT !.move = 2])
Operator == B([NoFaults EXCEPT !.crash = 1, !.group = 1])
Rewound == B([NoFaults EXCEPT !.crash = 1, !.move = 1, !.rewind = 1])
Rewound1 == B([NoFaults EXCEPT !.crash = 2, !.rewind = 1])
Restored == B([NoFaults EXCEPT !.move = 1, !.restore = 1])
RestoredLive == [B([NoFaults EXCEPT !.restore = 1]) EXCEPT !.first = Split, !.live = TRUE]
Both == [B([NoFaults EXCEPT !.crash = 1]) EXCEPT !.first = Split]
LostDatabase == B([NoFaults EXCEPT !.restore = 1, !.crash = 1])
BothExpire == [B([NoFaults EXCEPT !.crash = 1, !.expire = 2]) EXCEPT !.first = Split]
BothMoveExpire == [B([NoFaults EXCEPT !.move = 1, !.expire = 1]) EXCEPT !.first = Split]
BothMove == [B([NoFaults EXCEPT !.move = 1]) EXCEPT !.first = Split]
BothDoubt == [B([NoFaults EXCEPT !.doubt = 1, !.crash = 1]) EXCEPT !.first = Split]
=============================================================================
