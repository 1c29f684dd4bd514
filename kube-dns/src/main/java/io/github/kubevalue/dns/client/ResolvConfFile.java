package io.github.kubevalue.dns.client;

import io.github.kubevalue.dns.name.DomainName;
import io.github.kubevalue.model.address.Ip;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * A resolv.conf read line by line, as a C library does. Zones of addresses are passed over, and so are sort lists and what the
 * environment and the name of the host would add.
 */
final class ResolvConfFile {
    private static final int MUSL_LINE = 255;
    private static final Vector<String> GLIBC_FLAGS = Vector.of(
            "rotate",
            "edns0",
            "single-request-reopen",
            "single-request",
            "no-tld-query",
            "no-reload",
            "use-vc",
            "trust-ad",
            "no-aaaa");
    private static final int NDOTS_BITS = 15;

    private Vector<Ip> nameservers = Vector.empty();
    private Seq<DomainName> search = Vector.empty();
    private LinkedHashMap<String, String> options = LinkedHashMap.empty();

    private ResolvConfFile() {}

    static ResolvConf read(Libc libc, String text) {
        ResolvConfFile file = new ResolvConfFile();
        for (String line : text.split("\n", -1)) {
            if (libc == Libc.GLIBC) {
                file.glibc(line);
            } else if (line.length() < MUSL_LINE) {
                file.musl(line);
            }
        }
        return new ResolvConf(file.nameservers, file.search, file.options);
    }

    /** What follows a keyword that begins the line; a blank follows it. */
    private static Option<String> after(String keyword, String line) {
        boolean matches = line.startsWith(keyword + " ") || line.startsWith(keyword + "\t");
        return Option.when(matches, () -> line.substring(keyword.length()).strip());
    }

    /** To musl the end of the line is a blank like any other. */
    private static Option<String> afterOrEnd(String keyword, String line) {
        return line.equals(keyword) ? Option.some("") : after(keyword, line);
    }

    // resolv/res_init.c, res_vinit_1: an empty search line leaves what was searched before
    private void glibc(String line) {
        after("nameserver", line).flatMap(ResolvConfFile::address).forEach(this::nameserver);
        after("domain", line)
                .filter(rest -> !rest.isEmpty())
                .forEach(rest -> search = domains(rest).take(1));
        after("search", line).filter(rest -> !rest.isEmpty()).forEach(rest -> search = domains(rest));
        after("options", line).map(ResolvConfFile::words).forEach(words -> words.forEach(this::glibcOption));
    }

    // src/network/resolvconf.c: a line that does not fit into the buffer is not read at all
    private void musl(String line) {
        after("nameserver", line).flatMap(ResolvConfFile::address).forEach(this::nameserver);
        afterOrEnd("domain", line).forEach(rest -> search = domains(rest));
        afterOrEnd("search", line).forEach(rest -> search = domains(rest));
        for (String rest : after("options", line)) {
            muslOption(rest, "ndots");
            muslOption(rest, "attempts");
            muslOption(rest, "timeout");
        }
    }

    private void nameserver(Ip ip) {
        nameservers = nameservers.append(ip);
    }

    private static Seq<String> words(String text) {
        return Vector.of(text.split("[ \t]+")).reject(String::isEmpty);
    }

    private static Seq<DomainName> domains(String text) {
        return words(text).flatMap(DomainName::tryParse).map(domain -> domain.isRoot() ? domain : domain.relative());
    }

    private static Option<Ip> address(String text) {
        return words(text).headOption().flatMap(word -> {
            int zone = word.indexOf('%');
            return InetAton.parse(word).orElse(() -> Ip.tryParse(zone < 0 ? word : word.substring(0, zone)));
        });
    }

    // res_setoptions: flags match by their beginning, numbers are what atoi makes of them
    private void glibcOption(String word) {
        for (String name : Vector.of("ndots", "timeout", "attempts")) {
            if (word.startsWith(name + ":")) {
                int number = atoi(word.substring(name.length() + 1));
                int kept = name.equals("ndots") && number < 0 ? number & NDOTS_BITS : Math.max(0, number);
                options = options.put(name, Integer.toString(kept));
            }
        }
        GLIBC_FLAGS
                .find(word.replace("no_tld_query", "no-tld-query")::startsWith)
                .forEach(flag -> options = options.put(flag, ""));
    }

    private static int atoi(String text) {
        boolean negative = text.startsWith("-");
        String digits = (negative || text.startsWith("+") ? text.substring(1) : text).replaceFirst("[^0-9].*", "");
        int number = digits.isEmpty() ? 0 : Integer.parseInt(digits.substring(0, Math.min(9, digits.length())));
        return negative ? -number : number;
    }

    /** The first number of that name counts, wherever it stands in the line. */
    private void muslOption(String rest, String name) {
        int at = rest.indexOf(name + ":");
        String value = at < 0 ? "" : rest.substring(at + name.length() + 1);
        if (!value.isEmpty() && Character.isDigit(value.charAt(0))) {
            options = options.put(name, Integer.toString(atoi(value)));
        }
    }
}
