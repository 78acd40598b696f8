-------------------------------- MODULE Latest --------------------------------
(* `.latest`: a compacted topic read for the last value per key (Delivery.md: Rows of a table, Identity).
   Any steps upstream -> the topic -> materialise: rows with the position of what
   wrote them, tombstones of deleted rows beside them, progress, one transaction.

   An origin is one partition of a step upstream. It may publish an output again
   (a crash repeats from any point; a dead session's requests land late), so an old
   value may be the last of its key in the topic, and the cleaner keeps the LAST.
   A stateful step puts the same compare into its state row: not modelled apart.
   The compare is either in the statement that writes, or (`Cas`, what the code does) in
   memory, against rows loaded once and cached: the statement writes only over the very
   position that was compared with, else the batch is loaded and folded again.

   The value of a record, v, is what its origin named it. Origin "f" is foreign: its
   records have no identity and count by their place.                            *)
EXTENDS Integers, Sequences, FiniteSets, TLC

CONSTANTS
  W, P,    \* reader processes; partitions of the topic
  Out,     \* [origin -> Seq over generations of Seq([k, del, p])]: what upstream says
  Rule,    \* "origin": a row remembers the highest identity per origin;
           \* "writer": only that of the record that wrote it, else source position;
           \* "stop": as "writer", but a key that changes its origin stops
  Faults, Off

VARIABLES
  up,    \* [origin -> [g, nx]]: generation, next output to append
  zq,    \* produce requests of dead sessions: [s, g, o, to, at]; at: when sent
  log,   \* [P -> Seq([k, del, s, g, o, v, at, gone])]; gone: the cleaner took it
  row,   \* Postgres: [P -> [tok, nx]]: progress
  tab,   \* Postgres: [key -> entry]: row, tombstone beside the table, or none
  own, th, pgq,   \* the group; what a process holds; keep transactions in flight
  true,  \* ghost: [key -> its newest output, and the highest per origin]
  lost,  \* ghost: keys whose newest output the cleaner took before the reader had it
  now,   \* the clock
  left
vars == <<up, zq, log, row, tab, own, th, pgq, true, lost, now, left>>

Has(x) == x \notin Off
S      == DOMAIN Out
Keys   == UNION {UNION {{Out[s][g][o].k : o \in 1..Len(Out[s][g])} : g \in 1..Len(Out[s])} : s \in S}
None   == [st |-> "none", born |-> 0, v |-> <<"", 0, 0>>, hi |-> [s \in S |-> <<0, 0>>]]
Cas    == FALSE   \* a run may say `Cas <- Yes`
Yes    == TRUE
Unknown == [st |-> "?"]
NoCache == [k \in Keys |-> Unknown]
Idle   == [ph |-> "idle", tok |-> 0, nx |-> 0, cache |-> NoCache]
Max(a, b) == IF a > b THEN a ELSE b
End(p) == Len(log[p]) + 1
Above(x, h) == \/ Has("generation") /\ x.g > h[1]
               \/ (x.g = h[1] \/ ~Has("generation")) /\ x.o > h[2]

Init == /\ up = [s \in S |-> [g |-> 1, nx |-> 1]] /\ zq = {} /\ log = [p \in P |-> <<>>]
        /\ row = [p \in P |-> [tok |-> 0, nx |-> 1]] /\ tab = [k \in Keys |-> None]
        /\ own = [p \in P |-> "w1"] /\ th = [w \in W |-> [p \in P |-> Idle]] /\ pgq = {}
        /\ true = [k \in Keys |-> [x |-> <<"", 0, 0>>, del |-> TRUE, hi |-> None.hi]]
        /\ lost = {} /\ now = 0 /\ left = Faults

----------------------------------------------------------------------------
\* Upstream. A foreign record is of the origin (topic, partition), at its offset.
\* Without "through" a step that holds no row stands between: it passes every record
\* on, an old value too, under an identity of its own, which is the place it read.
Append1(s, g, o) ==
  LET r == Out[s][g][o]
      v == IF s = "f" THEN <<0, End(r.p)>> ELSE <<g, o>>
      i == IF Has("through") THEN v ELSE <<1, End(r.p)>>
      x == [k |-> r.k, del |-> r.del, s |-> s, g |-> i[1], o |-> i[2], v |-> <<s, v[1], v[2]>>,
            at |-> now, gone |-> FALSE]
      h == true[r.k].hi[s]
  IN /\ log' = [log EXCEPT ![r.p] = Append(@, x)]
     /\ true' = IF v[1] > h[1] \/ (v[1] = h[1] /\ v[2] > h[2])
                THEN [true EXCEPT ![r.k] = [x |-> x.v, del |-> r.del, hi |-> [@.hi EXCEPT ![s] = v]]] ELSE true
     /\ lost' = IF true'[r.k] # true[r.k] THEN lost \ {r.k} ELSE lost
Publish(s) ==
  /\ up[s].nx <= Len(Out[s][up[s].g]) /\ Append1(s, up[s].g, up[s].nx)
  /\ up' = [up EXCEPT ![s].nx = @ + 1]
  /\ UNCHANGED <<zq, row, tab, own, th, pgq, left, now>>
Late ==
  /\ \E z \in zq : /\ Append1(z.s, z.g, z.o)
                   /\ zq' = (zq \ {z}) \cup (IF z.o = z.to THEN {} ELSE {[z EXCEPT !.o = @ + 1]})
  /\ UNCHANGED <<up, row, tab, own, th, pgq, left, now>>
Dying(s) == {zq} \cup {zq \cup {[s |-> s, g |-> up[s].g, o |-> up[s].nx, to |-> t, at |-> now]} :
                         t \in up[s].nx..Len(Out[s][up[s].g])}
UpCrash(s) == \* what it had sent may land later; its successor repeats from any point
  /\ left.up > 0 /\ s # "f" /\ left' = [left EXCEPT !.up = @ - 1] /\ zq' \in Dying(s)
  /\ \E n \in 1..up[s].nx : up' = [up EXCEPT ![s].nx = n]
  /\ UNCHANGED <<log, row, tab, own, th, pgq, true, lost, now>>
UpRewind(s) == \* the next generation, from the start
  /\ left.rewind > 0 /\ s # "f" /\ up[s].g < Len(Out[s]) /\ left' = [left EXCEPT !.rewind = @ - 1]
  /\ zq' \in Dying(s) /\ up' = [up EXCEPT ![s] = [g |-> @.g + 1, nx |-> 1]]
  /\ UNCHANGED <<log, row, tab, own, th, pgq, true, lost, now>>

\* The cleaner: of a key that came again; a delete also alone, delete.retention.ms later.
\* Protections: min.compaction.lag.ms and delete.retention.ms are longer than the
\* reader is ever behind.
Unread(p, i) == i >= row[p].nx
Live(p, k) == {i \in 1..Len(log[p]) : log[p][i].k = k /\ ~log[p][i].gone}
Gone(p, i) ==
  LET x == log[p][i] IN
  /\ log' = [log EXCEPT ![p][i].gone = TRUE]
  /\ lost' = IF Unread(p, i) /\ x.v = true[x.k].x /\ tab[x.k].v # x.v
                /\ ~\E q \in P : \E j \in Live(q, x.k) \ {i} : Unread(q, j) /\ log[q][j].v = x.v
             THEN lost \cup {x.k} ELSE lost
  /\ UNCHANGED <<up, zq, row, tab, own, th, pgq, true, now>>
Clean(p) == /\ left.clean > 0 /\ left' = [left EXCEPT !.clean = @ - 1]
            /\ \E i \in 1..Len(log[p]) :
                 /\ ~log[p][i].gone /\ \E j \in Live(p, log[p][i].k) : j > i
                 /\ Has("compactionLag") => ~Unread(p, i)
                 /\ Gone(p, i)
CleanDelete(p) == /\ left.clean > 0 /\ left' = [left EXCEPT !.clean = @ - 1]
                  /\ \E i \in 1..Len(log[p]) :
                       /\ ~log[p][i].gone /\ log[p][i].del
                       /\ ~\E j \in Live(p, log[p][i].k) : j < i
                       /\ Has("deleteRetention") => ~Unread(p, i)
                       /\ Gone(p, i)

----------------------------------------------------------------------------
\* The reader.
Orphan(w, ps) == {IF t.w = w /\ t.p \in ps THEN [t EXCEPT !.live = FALSE] ELSE t : t \in pgq}
Rebalance(w, p) ==
  /\ left.move > 0 /\ own[p] # w /\ own' = [own EXCEPT ![p] = w] /\ left' = [left EXCEPT !.move = @ - 1]
  /\ UNCHANGED <<up, zq, log, row, tab, th, pgq, true, lost, now>>
Revoked(w, p) ==
  /\ own[p] # w /\ th[w][p].ph # "idle" /\ th' = [th EXCEPT ![w][p] = Idle] /\ pgq' = Orphan(w, {p})
  /\ UNCHANGED <<up, zq, log, row, tab, own, true, lost, left, now>>
Crash(w) ==
  /\ left.crash > 0 /\ \E p \in P : th[w][p].ph # "idle"
  /\ th' = [th EXCEPT ![w] = [p \in P |-> Idle]] /\ pgq' = Orphan(w, P)
  /\ left' = [left EXCEPT !.crash = @ - 1]
  /\ UNCHANGED <<up, zq, log, row, tab, own, true, lost, now>>
Claim(w, p) ==
  /\ own[p] = w /\ th[w][p].ph = "idle" /\ row' = [row EXCEPT ![p].tok = @ + 1]
  /\ th' = [th EXCEPT ![w][p] = [Idle EXCEPT !.ph = "work", !.tok = row[p].tok + 1, !.nx = row[p].nx]]
  /\ UNCHANGED <<up, zq, log, tab, own, pgq, true, lost, left, now>>

\* What a batch sends to Postgres: per key and origin the highest of the batch, in
\* the order of the log. (Of one key and origin only the highest can count.)
Here(x) == ~x.gone
Wins(b, i) == \A j \in 1..Len(b) : j # i /\ b[j].k = b[i].k =>
  IF ~Has("batchHighest") THEN j < i                               \* the last in the log
  ELSE IF b[j].s = b[i].s THEN Above(b[i], <<b[j].g, b[j].o>>) \/ (b[j].v = b[i].v /\ j > i)
  ELSE Has("batchOrigins") \/ j < i   \* without: only one record a key, over all origins
Batch(b) == LET f[i \in 0..Len(b)] == IF i = 0 THEN <<>> ELSE IF Wins(b, i) THEN Append(f[i - 1], b[i]) ELSE f[i - 1]
            IN f[Len(b)]
Poll(w, p) == \* poll, fold, send
  LET t == th[w][p] IN
  /\ ~Cas /\ t.ph = "work" /\ (Has("token") => row[p].tok = t.tok)   \* else only refused: see Land
  /\ \E to \in {t.nx + 1, t.nx + 2} :
       /\ to <= End(p)
       /\ pgq' = pgq \cup {[w |-> w, p |-> p, tok |-> t.tok, to |-> to, live |-> TRUE,
                            b |-> Batch(SelectSeq(SubSeq(log[p], t.nx, to - 1), Here))]}
  /\ th' = [th EXCEPT ![w][p].ph = "wait"]
  /\ UNCHANGED <<up, zq, log, row, tab, own, true, lost, left, now>>

Stale(e, x) ==
  IF ~Has("identity") \/ e.st = "none" THEN FALSE
  ELSE IF Rule = "origin" THEN ~Above(x, e.hi[x.s])
  ELSE x.s = e.v[1] /\ ~Above(x, <<e.v[2], e.v[3]>>)   \* another origin: later in the log, so newer
Put(e, x) ==
  IF Stale(e, x) THEN IF e.st = "tomb" /\ e.v = x.v /\ Has("expireRefresh") THEN [e EXCEPT !.born = now] ELSE e
  ELSE IF x.del /\ (~Has("tombstone") \/ (e.st = "none" /\ ~Has("tombstoneOfNone"))) THEN None
  ELSE [st |-> IF x.del THEN "tomb" ELSE "row", v |-> x.v, born |-> IF x.del THEN now ELSE 0,
        hi |-> IF Rule = "origin" THEN [e.hi EXCEPT ![x.s] = <<x.g, x.o>>] ELSE e.hi]
RECURSIVE Fold(_, _)
Fold(t, b) == IF b = <<>> THEN t ELSE Fold([t EXCEPT ![Head(b).k] = Put(@, Head(b))], Tail(b))
Strange(t) == Rule = "stop" /\ \E i \in 1..Len(t.b) : LET e == tab[t.b[i].k] IN
                \/ e.st # "none" /\ e.v[1] # t.b[i].s
                \/ \E j \in 1..Len(t.b) : t.b[j].k = t.b[i].k /\ t.b[j].s # t.b[i].s

\* Compare and set. Poll: load what isn't cached, fold all records in memory in the order
\* of the log. What changed is written where row or tombstone is still as it was believed.
Seen(e) == [st |-> e.st, hi |-> e.hi]   \* what the statement compares: no value, no age
PollCas(w, p) ==
  LET t == th[w][p] IN
  /\ Cas /\ t.ph = "work" /\ (Has("token") => row[p].tok = t.tok)
  /\ \E to \in {t.nx + 1, t.nx + 2} :
       /\ to <= End(p)
       /\ LET b == SelectSeq(SubSeq(log[p], t.nx, to - 1), Here)
              touched == {b[i].k : i \in 1..Len(b)}
              old == [k \in Keys |-> IF k \in touched /\ t.cache[k] = Unknown THEN tab[k] ELSE t.cache[k]]
              new == Fold([k \in Keys |-> IF k \in touched THEN old[k] ELSE None], b)
          IN /\ pgq' = pgq \cup {[w |-> w, p |-> p, tok |-> t.tok, to |-> to, live |-> TRUE, b |-> <<>>,
                     old |-> old, new |-> [k \in {x \in touched : new[x] # old[x]} |-> new[k]]]}
             /\ th' = [th EXCEPT ![w][p].ph = "wait", ![w][p].cache = old]
  /\ UNCHANGED <<up, zq, log, row, tab, own, true, lost, left, now>>
LandCas(t) ==
  LET fit(k) == ~Has("compare") \/ Seen(tab[k]) = Seen(t.old[k])
      put(k) == [t.new[k] EXCEPT !.born = IF @ = 0 THEN 0 ELSE now]
      all == DOMAIN t.new IN
  /\ Cas /\ pgq' = pgq \ {t}
  /\ IF Has("token") => row[t.p].tok = t.tok
     THEN IF \A k \in all : fit(k)
     THEN /\ tab' = [k \in Keys |-> IF k \in all THEN put(k) ELSE tab[k]]
          /\ row' = [row EXCEPT ![t.p].nx = Max(@, t.to)]
          /\ th' = IF ~t.live THEN th ELSE [th EXCEPT ![t.w][t.p] = [@ EXCEPT !.ph = "work", !.nx = t.to,
                       !.cache = [k \in Keys |-> IF k \in all THEN put(k) ELSE @[k]]]]
     ELSE /\ UNCHANGED <<tab, row>>   \* another partition wrote the key: load and fold again
          /\ th' = IF ~t.live THEN th ELSE [th EXCEPT ![t.w][t.p] = [@ EXCEPT !.ph = "work",
                       !.cache = [k \in Keys |-> IF k \in all THEN Unknown ELSE @[k]]]]
     ELSE /\ UNCHANGED <<tab, row>> /\ th' = IF t.live THEN [th EXCEPT ![t.w][t.p] = Idle] ELSE th
  /\ UNCHANGED <<up, zq, log, own, true, lost, left, now>>
Land(t) ==
  LET ok == Has("token") => row[t.p].tok = t.tok
      to(ph) == IF t.live THEN [th EXCEPT ![t.w][t.p].ph = ph] ELSE th IN
  /\ ~Cas /\ pgq' = pgq \ {t}
  /\ IF ok /\ ~Strange(t)
     THEN /\ tab' = Fold(tab, t.b) /\ row' = [row EXCEPT ![t.p].nx = Max(@, t.to)]
          /\ th' = IF t.live THEN [th EXCEPT ![t.w][t.p] = [@ EXCEPT !.ph = "work", !.nx = t.to]] ELSE th
     ELSE /\ UNCHANGED <<tab, row, now>> /\ th' = to(IF ok THEN "stopped" ELSE "idle")
  /\ UNCHANGED <<up, zq, log, own, true, lost, left, now>>
LandHalf(t) == \* without "atomic": progress in a transaction of its own, then death
  /\ ~Has("atomic") /\ left.crash > 0 /\ left' = [left EXCEPT !.crash = @ - 1]
  /\ row[t.p].tok = t.tok /\ row' = [row EXCEPT ![t.p].nx = t.to] /\ pgq' = pgq \ {t}
  /\ th' = IF t.live THEN [th EXCEPT ![t.w][t.p] = Idle] ELSE th
  /\ UNCHANGED <<up, zq, log, tab, own, true, lost, now>>
Lost(t) == /\ ~t.live /\ pgq' = pgq \ {t}
           /\ UNCHANGED <<up, zq, log, row, tab, own, th, true, lost, left, now>>

Rewind == \* the reader, to the start: table and tombstones emptied, fresh tokens
  /\ left.reread > 0 /\ left' = [left EXCEPT !.reread = @ - 1]
  /\ \A p \in P : row[p].tok > 0 /\ th[own[p]][p].ph = "idle"
  /\ row' = [p \in P |-> [tok |-> row[p].tok + 1, nx |-> 1]] /\ tab' = [k \in Keys |-> None]
  /\ lost' = {k \in Keys : true[k].x # None.v /\
               ~\E p \in P : \E i \in Live(p, k) : log[p][i].v = true[k].x}
  /\ UNCHANGED <<up, zq, log, own, th, pgq, true, now>>

\* A tombstone beside the table is removed by age: `Linger`, longer than a dead or
\* replaced session's request can still land, after the delete (or its repeat) was
\* read last, and not before all that was appended until then is read, on every
\* partition. Without a clock (Linger 0): exactly when nothing older can come.
Linger == 0
One == 1
Tick == /\ left.tick > 0 /\ left' = [left EXCEPT !.tick = @ - 1] /\ now' = now + 1
        /\ zq' = {z \in zq : z.at + Linger >= now + 1}
        /\ UNCHANGED <<up, log, row, tab, own, th, pgq, true, lost>>
Under(k, x) == x.k = k /\ ~Above(x, tab[k].hi[x.s])
Expire(k) ==
  /\ left.expire > 0 /\ left' = [left EXCEPT !.expire = @ - 1] /\ tab[k].st = "tomb"
  /\ LET due == tab[k].born + Linger
         read(p) == \A i \in row[p].nx..Len(log[p]) :
                      IF Linger = 0 THEN ~Under(k, log[p][i]) ELSE log[p][i].at > due IN
       /\ Has("expireRead") => IF Has("expireAll") THEN \A p \in P : read(p) ELSE \E p \in P : read(p)
       /\ Has("expireLate") => IF Linger > 0 THEN now > due
            ELSE \A z \in zq : \A o \in z.o..z.to :
                   ~Under(k, [k |-> Out[z.s][z.g][o].k, s |-> z.s, g |-> z.g, o |-> o])
  /\ tab' = [tab EXCEPT ![k] = None]
  /\ UNCHANGED <<up, zq, log, row, own, th, pgq, true, lost, now>>

----------------------------------------------------------------------------
Done == \A s \in S : up[s].nx = Len(Out[s][up[s].g]) + 1
Read == \A p \in P : row[p].nx = End(p)
Stopped == \E p \in P : th[own[p]][p].ph = "stopped"   \* loudly: an operator decides
Finished == pgq = {} /\ ((Done /\ Read) \/ Stopped)
Stutter == Finished /\ UNCHANGED vars
Next == \/ \E s \in S : Publish(s) \/ UpCrash(s) \/ UpRewind(s)
        \/ Late
        \/ \E p \in P : Clean(p) \/ CleanDelete(p)
        \/ \E w \in W : Crash(w) \/ \E p \in P : Rebalance(w, p) \/ Revoked(w, p) \/ Claim(w, p) \/ Poll(w, p) \/ PollCas(w, p)
        \/ \E t \in pgq : Land(t) \/ LandCas(t) \/ LandHalf(t) \/ Lost(t)
        \/ \E k \in Keys : Expire(k)
        \/ Rewind \/ Tick
        \/ Stutter
Spec == Init /\ [][Next]_vars

\* All said and all read: the table is the last output of each key.
Same(k) == IF true[k].del THEN tab[k].st # "row" ELSE tab[k].st = "row" /\ tab[k].v = true[k].x
Right == Done /\ Read => \A k \in Keys : Same(k)
\* The same but for keys whose newest output the cleaner took before it was read ...
RightOrLost == Done /\ Read => \A k \in Keys : Same(k) \/ k \in lost
\* ... and even there the table is not behind the last that the topic shows.
NotBehindTopic == Read => \A p \in P : \A k \in Keys : Live(p, k) # {} /\ tab[k].st # "none" =>
  LET x == log[p][CHOOSE i \in Live(p, k) : \A j \in Live(p, k) : j <= i]
  IN ~Above(x, tab[k].hi[x.s])

\* What upstream says.
U(k) == [k |-> k, del |-> FALSE, p |-> 1]
D(k) == [k |-> k, del |-> TRUE, p |-> 1]
At2(r) == [r EXCEPT !.p = 2]
Two     == [s \in {"a"} |-> <<<<U("k"), U("j"), U("k")>>>>]
Deletes == [s \in {"a"} |-> <<<<U("k"), D("k"), U("j")>>>>]
DelLast == [s \in {"a"} |-> <<<<U("k"), D("k")>>>>]
Remade  == [s \in {"a"} |-> <<<<U("k"), D("k"), U("k")>>>>]
Again   == [s \in {"a"} |-> <<<<U("k"), U("k")>>, <<U("k"), D("k")>>>>]
Grown   == [s \in {"a"} |-> <<<<U("k"), At2(U("k")), At2(D("k"))>>>>]   \* the topic got a partition
Origins == [s \in {"a", "b"} |-> <<<<U("k"), U("k")>>>>]
OriginsDel == [s \in {"a", "b"} |-> IF s = "a" THEN <<<<U("k"), D("k")>>>> ELSE <<<<U("k")>>>>]
Mixed   == [s \in {"a", "f"} |-> IF s = "a" THEN <<<<U("k"), U("k")>>>> ELSE <<<<U("k")>>>>]

NoFault == [up |-> 0, rewind |-> 0, clean |-> 0, crash |-> 0, move |-> 0, expire |-> 0, reread |-> 0, tick |-> 0]
Usual   == [NoFault EXCEPT !.up = 1, !.crash = 1, !.move = 1]
UpOnce == [NoFault EXCEPT !.up = 1, !.move = 1]
UpTwice == [NoFault EXCEPT !.up = 2, !.crash = 1]
Rewound == [NoFault EXCEPT !.up = 1, !.rewind = 1, !.crash = 1]
Cleaned == [NoFault EXCEPT !.clean = 3, !.up = 1, !.crash = 1]
CleanedOnly == [NoFault EXCEPT !.clean = 3, !.crash = 1, !.move = 1]
Expires == [NoFault EXCEPT !.up = 1, !.move = 1, !.expire = 1]
ExpiresRewound == [NoFault EXCEPT !.up = 1, !.rewind = 1, !.expire = 1]
ExpiresGrown == [NoFault EXCEPT !.up = 1, !.expire = 1]
Aged == [NoFault EXCEPT !.up = 2, !.expire = 1, !.tick = 3]
Aged2 == [NoFault EXCEPT !.up = 2, !.expire = 2, !.tick = 4]
AgedMoved == [NoFault EXCEPT !.up = 1, !.expire = 1, !.tick = 3, !.move = 1]
CleanedExpires == [NoFault EXCEPT !.up = 1, !.clean = 2, !.crash = 1, !.expire = 1]
Reread == [NoFault EXCEPT !.up = 1, !.clean = 2, !.crash = 1, !.reread = 1]
CleanedUp == [NoFault EXCEPT !.clean = 2, !.up = 1]
Expires2 == [NoFault EXCEPT !.up = 2, !.expire = 2, !.crash = 1]
=============================================================================
