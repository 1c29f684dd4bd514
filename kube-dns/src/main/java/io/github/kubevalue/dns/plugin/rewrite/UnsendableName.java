package io.github.kubevalue.dns.plugin.rewrite;

import io.github.kubevalue.dns.name.DomainName;

/** A rule has made a text of a name in a reply that is no name: the reply cannot be sent. It carries no stack trace. */
final class UnsendableName extends Exception {
    private static final long serialVersionUID = 1L;

    private UnsendableName(String text) {
        super("\"" + text + "\" is no name: the reply cannot be sent", null, false, false);
    }

    static DomainName check(String text) throws UnsendableName {
        return DomainName.tryParse(text).filter(DomainName::isAbsolute).getOrElseThrow(() -> new UnsendableName(text));
    }
}
