package io.github.kubevalue.net.kernel.generated;

import io.github.kubevalue.net.conntrack.Entry;
import io.github.kubevalue.net.kernel.lab.Connections;
import io.github.kubevalue.net.network.NetworkState;
import io.github.kubevalue.net.packet.Address;
import io.github.kubevalue.net.packet.Flow;
import io.github.kubevalue.net.packet.IpProtocol;
import io.github.kubevalue.net.trace.Peer;
import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.control.Option;

/**
 * What the kernels of all nodes have in connection tracking, and whose it is: an entry belongs to the client that sent from its
 * source, or from what an entry of the client has translated that to; or to the client that it is an answer for, where the
 * answer takes another way.
 *
 * @param entries the entries of each node
 * @param owners the clients, by the protocol and source that their packets have somewhere
 * @param mistakable the clients of which some packets look as those of another do, since a port was drawn that the other has
 */
record Ledger(Map<String, Seq<Entry>> entries, Map<Source, Peer> owners, Set<Peer> mistakable) {

    /** A protocol and the source of packets. */
    record Source(IpProtocol protocol, Address address) {}

    /** Returns a ledger in which those who sent own all that came of it. */
    static Ledger of(Map<String, Seq<Entry>> entries, Map<Source, Peer> senders) {
        Ledger known = new Ledger(entries, senders, HashSet.empty());
        for (int nodes = 0; nodes < entries.size(); nodes++) {
            known = entries.values().flatMap(each -> each).foldLeft(known, Ledger::translated);
        }
        return known;
    }

    private Ledger translated(Entry entry) {
        Source becomes = new Source(entry.protocol(), entry.reply().destination());
        return owners.get(source(entry)).map(owner -> owned(becomes, owner)).getOrElse(this);
    }

    private Ledger owned(Source source, Peer owner) {
        Peer other = owners.getOrElse(source, owner);
        return new Ledger(
                entries,
                owners.put(source, owner),
                other.equals(owner) ? mistakable : mistakable.add(owner).add(other));
    }

    private Option<Peer> owner(Entry entry) {
        return owners.get(source(entry))
                .orElse(() ->
                        owners.get(new Source(entry.protocol(), entry.original().destination())));
    }

    private static Source source(Entry entry) {
        return new Source(entry.protocol(), entry.original().source());
    }

    /** The entries that belong to no client. */
    Seq<Entry> ownerless() {
        return entries.values()
                .flatMap(each -> each)
                .filter(entry -> owner(entry).isEmpty())
                .toVector();
    }

    /** The entries of a client, by node. */
    Map<String, Seq<Entry>> of(Peer client) {
        return entries.mapValues(each -> each.filter(entry -> owner(entry).contains(client)));
    }

    /** Whether those are the entries that the model has in a state of a client. */
    boolean agrees(Peer client, NetworkState state, Tunnels tunnels) {
        return of(client).forAll(node -> agree(node._2, tunnels.without(modelled(node._1, state))));
    }

    static Seq<Entry> modelled(String node, NetworkState state) {
        return state.stacks().get(node).get().conntrack().entries(state.now());
    }

    private static boolean agree(Seq<Entry> kernel, Seq<Entry> model) {
        return kernel.size() == model.size()
                && kernel.forAll(entry -> model.exists(other -> isSame(entry, other)))
                && model.forAll(entry -> kernel.exists(other -> isSame(other, entry)));
    }

    private static boolean isSame(Entry kernel, Entry model) {
        return kernel.protocol() == model.protocol()
                && kernel.seenReply() == model.seenReply()
                && isSame(kernel.original(), model.original())
                && isSame(kernel.reply(), model.reply());
    }

    private static boolean isSame(Flow kernel, Flow model) {
        return Connections.admits(model.source(), kernel.source())
                && Connections.admits(model.destination(), kernel.destination());
    }

    static Map<Source, Peer> nobody() {
        return HashMap.empty();
    }
}
