package io.github.kubevalue.net.ipset;

import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.net.netfilter.Match;
import io.github.kubevalue.net.packet.Flow;
import io.github.kubevalue.net.parts.Parts;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;

/**
 * A set whose members are known.
 *
 * @param name its name
 * @param type what its members are made of
 * @param family the family of their addresses
 * @param options how it was created, on which no answer depends, word for word
 * @param members its members, in the parts from which it is put together
 */
public record IpSet(
        String name, IpSetType type, IpFamily family, String options, Parts<IpSetEntry, IpSetMember> members)
        implements SavedSet {

    /** Returns an empty set, created as ipset creates it if nobody says more. */
    public static IpSet of(String name, IpSetType type, IpFamily family) {
        String options = type == IpSetType.BITMAP_PORT
                ? "range 0-65535"
                : "family " + (family == IpFamily.IPV4 ? "inet" : "inet6") + " hashsize 1024 maxelem 65536";
        return new IpSet(name, type, family, options, Parts.by(IpSetMember::entry));
    }

    /** Returns this set, created with other options. */
    IpSet withOptions(String others) {
        return new IpSet(name, type, family, others, members);
    }

    /** Returns this set with a member, in place of the one with the same entry. */
    IpSet with(IpSetMember member) {
        return new IpSet(name, type, family, options, members.plus("", member));
    }

    /** Returns this set with more entries. */
    public IpSet withAll(Iterable<? extends IpSetEntry> more) {
        IpSet all = this;
        for (IpSetEntry entry : more) {
            all = all.with(IpSetMember.of(entry));
        }
        return all;
    }

    /** Returns this set with one part of its entries changed. */
    public IpSet withPart(String part, Seq<IpSetEntry> entries) {
        return new IpSet(name, type, family, options, members.with(part, entries.map(IpSetMember::of)));
    }

    /** Returns its entries in the order in which they are listed. */
    public Seq<IpSetEntry> entries() {
        return members.values().map(IpSetMember::entry);
    }

    /** Whether it has no members. */
    public boolean isEmpty() {
        return members.isEmpty();
    }

    @Override
    public Either<String, Boolean> ask(Flow flow, Seq<Match.End> ends) {
        return Either.right(contains(flow, ends));
    }

    /** Whether it holds what a packet of that flow has at those ends, one for each dimension of the set; ports have no family. */
    // net/netfilter/ipset/ip_set_core.c, ip_set_test; ip_set_bitmap_port.c, init_map_port
    public boolean contains(Flow flow, Seq<Match.End> ends) {
        return (type == IpSetType.BITMAP_PORT || flow.source().ip().family() == family)
                && type.entry(flow, ends).exists(this::holds);
    }

    private boolean holds(IpSetEntry asked) {
        return members.contains(asked) || type.hasBlocks() && isInBlock(asked);
    }

    /** Blocks are looked for by the length of their prefix, the longest first. */
    // net/netfilter/ipset/ip_set_hash_gen.h, mtype_test_cidrs
    private boolean isInBlock(IpSetEntry asked) {
        for (int prefix = family.bits() - 1; prefix >= 0; prefix--) {
            if (members.contains(asked.within(prefix))) {
                return true;
            }
        }
        return false;
    }

    /** Returns this set with one more command, which is not modelled. */
    UnmodelledSet unmodelled(String command) {
        return new UnmodelledSet(name, command, commands().append(command));
    }

    private Vector<String> commands() {
        return members.values()
                .map(member -> "add " + name + " " + member)
                .prepend("create " + name + " " + type + " " + options);
    }

    @Override
    public String text() {
        return commands().map(each -> each + "\n").mkString();
    }
}
