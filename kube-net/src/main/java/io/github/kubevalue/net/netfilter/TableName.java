package io.github.kubevalue.net.netfilter;

import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.Locale;

/** A table of iptables, in the order in which packets meet them, with its built-in chains. */
public enum TableName {
    /** Before connection tracking. */
    RAW(Hook.PREROUTING, Hook.OUTPUT),
    /** Changes to packets. */
    MANGLE(Hook.PREROUTING, Hook.INPUT, Hook.FORWARD, Hook.OUTPUT, Hook.POSTROUTING),
    /** Address translation; sees the first packet of a connection. */
    NAT(Hook.PREROUTING, Hook.INPUT, Hook.OUTPUT, Hook.POSTROUTING),
    /** Accept or drop. */
    FILTER(Hook.INPUT, Hook.FORWARD, Hook.OUTPUT),
    /** Accept or drop, after filter; for security labels. */
    SECURITY(Hook.INPUT, Hook.FORWARD, Hook.OUTPUT);

    @SuppressWarnings("ImmutableEnumChecker") // a Vector never changes
    private final Vector<Hook> hooks;

    private final String text = name().toLowerCase(Locale.ROOT);

    TableName(Hook... hooks) {
        this.hooks = Vector.of(hooks);
    }

    /** Reads {@code nat}, or none. */
    public static Option<TableName> tryParse(String text) {
        return Vector.of(values()).find(name -> name.toString().equals(text));
    }

    /** Returns the hooks at which this table has a built-in chain. */
    public Seq<Hook> hooks() {
        return hooks;
    }

    /** Returns {@code nat}. */
    @Override
    public String toString() {
        return text;
    }
}
