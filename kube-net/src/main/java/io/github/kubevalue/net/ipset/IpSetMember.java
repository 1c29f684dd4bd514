package io.github.kubevalue.net.ipset;

/**
 * An entry of a set with what stands beside it, on which no answer depends: {@code 10.96.0.10 packets 3 bytes 180 comment "dns"}.
 *
 * @param entry the entry, which tells members apart
 * @param extensions what stands beside it, word for word
 */
public record IpSetMember(IpSetEntry entry, String extensions) {
    /** Returns an entry with nothing beside it. */
    public static IpSetMember of(IpSetEntry entry) {
        return new IpSetMember(entry, "");
    }

    @Override
    public String toString() {
        return extensions.isEmpty() ? entry.toString() : entry + " " + extensions;
    }
}
