package io.github.kubevalue.dns.plugin;

import io.github.kubevalue.dns.name.DomainName;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** The search list of a resolv.conf, as CoreDNS reads one. */
// github.com/miekg/dns, clientconfig.go, ClientConfigFromReader
public final class SearchList {
    /** The file that CoreDNS has from its kubelet. */
    public static final String FILE = "/etc/resolv.conf";

    private SearchList() {}

    /** Returns the domains of the last line that has some, {@code search} or {@code domain}, absolute and in lower case. */
    public static Seq<DomainName> parse(String resolvConf) {
        Seq<DomainName> search = Vector.empty();
        for (String line : resolvConf.split("\n", -1)) {
            Vector<String> words = Vector.of(line.trim().split("\\s+"));
            if (words.head().equals("search")) {
                search = domains(words.tail());
            } else if (words.head().equals("domain")) {
                search = domains(words.tail().take(1));
            }
        }
        return search;
    }

    private static Seq<DomainName> domains(Vector<String> words) {
        return words.flatMap(DomainName::tryParse)
                .map(domain -> domain.absolute().lowerCase());
    }
}
