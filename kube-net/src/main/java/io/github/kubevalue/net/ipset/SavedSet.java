package io.github.kubevalue.net.ipset;

import io.github.kubevalue.net.netfilter.PacketSet;

/** A set as {@code ipset save} lists it: one whose members are known, or one that has what is not modelled. */
public sealed interface SavedSet extends PacketSet permits IpSet, UnmodelledSet {
    /** Returns its name. */
    String name();

    /** Returns the commands that make the set, as {@code ipset restore} reads them. */
    String text();
}
