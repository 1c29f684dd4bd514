package io.github.kubevalue.dns.plugin.rewrite;

/** What happens after a rule that has rewritten a query. */
public enum Mode {
    /** The query goes on to the next plugin. */
    STOP,
    /** The query goes on to the next rule. */
    CONTINUE
}
