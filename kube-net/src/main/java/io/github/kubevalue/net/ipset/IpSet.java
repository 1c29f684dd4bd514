package io.github.kubevalue.net.ipset;

import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.net.netfilter.Match;
import io.github.kubevalue.net.netfilter.PacketSet;
import io.github.kubevalue.net.packet.Flow;
import io.github.kubevalue.net.parts.Parts;
import io.vavr.collection.Seq;

/**
 * A set.
 *
 * @param name its name
 * @param type what its members are made of
 * @param family the family of their addresses
 * @param options how it was created, on which no answer depends, word for word
 * @param members its members, in the parts from which it is put together
 */
public record IpSet(String name, IpSetType type, IpFamily family, String options, Parts<IpSetEntry, IpSetEntry> members)
        implements PacketSet {

    /** Returns an empty set, created as ipset creates it if nobody says more. */
    public static IpSet of(String name, IpSetType type, IpFamily family) {
        String options = type == IpSetType.BITMAP_PORT
                ? "range 0-65535"
                : "family " + (family == IpFamily.IPV4 ? "inet" : "inet6") + " hashsize 1024 maxelem 65536";
        return new IpSet(name, type, family, options, Parts.ofKeys());
    }

    /** Returns this set, created with other options. */
    IpSet withOptions(String others) {
        return new IpSet(name, type, family, others, members);
    }

    /** Returns this set with more members. */
    public IpSet withAll(Iterable<? extends IpSetEntry> more) {
        Parts<IpSetEntry, IpSetEntry> all = members;
        for (IpSetEntry entry : more) {
            all = all.plus("", entry);
        }
        return new IpSet(name, type, family, options, all);
    }

    /** Returns this set with one part of its members changed. */
    public IpSet withPart(String part, Seq<IpSetEntry> entries) {
        return new IpSet(name, type, family, options, members.with(part, entries));
    }

    /** Returns its members in the order in which they are listed. */
    public Seq<IpSetEntry> entries() {
        return members.values();
    }

    /** Whether it has no members. */
    public boolean isEmpty() {
        return members.isEmpty();
    }

    @Override
    public boolean contains(Flow flow, Seq<Match.End> ends) {
        return flow.source().ip().family() == family && type.entry(flow, ends).exists(this::holds);
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

    /** Returns the commands that make the set, as {@code ipset restore} reads them. */
    public String text() {
        return "create " + name + " " + type + " " + options + "\n"
                + entries().map(entry -> "add " + name + " " + entry + "\n").mkString();
    }
}
