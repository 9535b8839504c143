/**
 * WDS transport servers in memory, for demonstrations and tests without Windows. Start with {@link
 * org.wdsjmx.emulator.Emulator}; a {@link org.wdsjmx.emulator.Scenario} says what it plays.
 *
 * <p><b>As documented for WDS.</b> The tree and its types and units; AutoCast beginning with the first client, ScheduledCast
 * waiting for its start; late joiners receiving from the middle of the file; unequal progress within a session; the slowest
 * client being the master and setting the pace, a change of the master when it goes; several sessions of one content;
 * whole percentages; 255 for what a client does not report; tombstones.
 *
 * <p><b>The emulator's own choice</b>, because no source says it. Nothing here may be taken for a statement about WDS:
 *
 * <ul>
 *   <li>Ids count up from a random start. They are used again only after 2<sup>32</sup> of them, or at once with {@code
 *       reuseIds}. A machine that comes back gets a new id and begins at 0.
 *   <li>Clients that wait for a ScheduledCast are listed in a session with 0 percent, rate 0 and no master.
 *   <li>The master's id is 0 while nobody sets the pace.
 *   <li>{@code MinimumClients} and {@code StartTime} are alternatives; nothing starts while nobody waits.
 *   <li>A started ScheduledCast refuses further clients, which ask again later.
 *   <li>{@code TransmissionStarted} of an AutoCast becomes false again when it falls idle.
 *   <li>The slowest link is the master; a real server estimates throughput from round-trip time and loss. The rate is what
 *       the master's link takes at this moment, without averaging, limited by a fair share of the server's interface.
 *   <li>A client that stalls does not count for the pace: the server gives up waiting for answers. What it missed it
 *       receives as soon as it listens again. A client that answers slowly does set the pace.
 *   <li>The next session of a content is opened when one has 200 clients.
 *   <li>A client that has everything is listed at 100 percent for 2 s. A disconnected client is gone after 1 s, stalled ones
 *       too, whether it falls back or aborts.
 *   <li>Terminated clients leave at once, and come again as disconnected ones do. (A namespace that is withdrawn is refused to
 *       them until it is registered again.)
 *   <li>A tombstone cannot be withdrawn again or started; its sessions can be terminated.
 *   <li>AUTO_DISCONNECT removes a master that has been below the threshold (1 KB = 1024 bytes) for 60 s without a break, unless
 *       it is the server's interface that limits the session. With or without fallback, it leaves the tree and may come
 *       again like one that an administrator has disconnected.
 *   <li>MULTISTREAM moves a master that has been at most half as fast as the fastest client of its session for 60 s, one at a
 *       time; how WDS tells the streams apart by speed is not documented. It keeps
 *       its id and what it has; the time since its join begins anew with the new session. In the slowest stream it is
 *       removed instead. The threshold plays no part. Everybody begins in the fastest stream.
 *   <li>TFTP transfers move evenly and take nothing from the sessions. What the services were stopped in is not resumed.
 *   <li>The policies of a new server, and that a service or diagnostics policy has no effect on anything.
 *   <li>While the services are stopped the server can be read and asked, but nobody joins. Disabled services that run go on;
 *       restarting them stops them and then fails.
 *   <li>A created namespace that has the name of one of the scenario offers the same files.
 *   <li>The notation of names, MAC addresses and users; the version number of the server; the generated utilisation.
 *   <li>Which HRESULT belongs to which failure.
 * </ul>
 *
 * <p>Not emulated: loss and repair of packets, the effect of addresses, ports, TFTP limits and diagnostics.
 */
package org.wdsjmx.emulator;
