package io.github.kubevalue.dns.zone;

import io.github.kubevalue.dns.name.DomainName;
import io.vavr.control.Option;

/** Names as a zone file writes them: {@code @} is the origin, and names that do not end in a dot go on with it. */
// github.com/miekg/dns, scan.go, toAbsoluteName
final class Names {
    private Names() {}

    static Option<DomainName> absolute(Word word, DomainName origin) {
        if (word.text().equals("@")) {
            return Option.some(origin);
        }
        return DomainName.tryParse(word.text())
                .filter(name -> !name.isEmpty() && !word.isEnd())
                .flatMap(name -> name.isAbsolute() ? Option.some(name) : name.tryPlus(origin));
    }
}
