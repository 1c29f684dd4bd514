package io.github.kubevalue.net.nftables;

/** A set or map that a rule asks. */
public sealed interface Members {

    /** One with a name: {@code @cluster-ips}. */
    record Named(String name) implements Members {}

    /** One that stands in the rule: {@code { 80, 443 }}. */
    record Anonymous(Elements elements) implements Members {}
}
