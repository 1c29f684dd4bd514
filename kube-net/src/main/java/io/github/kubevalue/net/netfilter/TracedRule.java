package io.github.kubevalue.net.netfilter;

import io.github.kubevalue.model.address.IpFamily;

/** A rule of whatever kind, as evidence shows it. */
public interface TracedRule {
    /** Returns the rule as the program prints it that lists the rules of its kind. */
    String shown(IpFamily family);
}
