package io.github.kubevalue.dns.client;

import io.github.kubevalue.dns.name.DomainName;
import io.github.kubevalue.model.address.Ip;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;

/**
 * A resolv.conf: {@code nameserver 10.96.0.10}, {@code search demo.svc.cluster.local …}, {@code options ndots:5}.
 *
 * @param nameservers whom to ask, in order
 * @param search the domains to try a name in, in order
 * @param options by name, with a value or an empty text
 */
public record ResolvConf(Seq<Ip> nameservers, Seq<DomainName> search, LinkedHashMap<String, String> options) {
    /** A file without lines. */
    public static final ResolvConf EMPTY = new ResolvConf(Vector.empty(), Vector.empty(), LinkedHashMap.empty());

    /** Returns a file that names servers and nothing else. */
    public static ResolvConf of(Ip... nameservers) {
        return new ResolvConf(Vector.of(nameservers), Vector.empty(), LinkedHashMap.empty());
    }

    /**
     * Reads a file as the kubelet does: the last {@code search} line wins, options of all lines count, final dots of search
     * domains and lone dots do not, other lines are passed over.
     *
     * @throws IllegalArgumentException if a {@code nameserver} line names none
     */
    public static ResolvConf parse(String text) {
        return tryParse(text).getOrElseThrow(message -> new IllegalArgumentException(message));
    }

    /**
     * Reads a file as the kubelet does.
     *
     * @return the file, or what keeps the kubelet from starting pods
     */
    // pkg/kubelet/network/dns/dns.go, parseResolvConf
    public static Either<String, ResolvConf> tryParse(String text) {
        Vector<Vector<String>> lines = Vector.of(text.split("\n", -1))
                .map(String::trim)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .map(line -> Vector.of(line.split("\\s+")));
        if (lines.exists(line -> line.head().equals("nameserver") && line.size() == 1)) {
            return Either.left("nameserver list is empty");
        }
        Seq<Ip> nameservers =
                lines.filter(line -> line.head().equals("nameserver")).flatMap(line -> Ip.tryParse(line.get(1)));
        Seq<DomainName> search = lines.findLast(line -> line.head().equals("search"))
                .<Seq<String>>map(Vector::tail)
                .getOrElse(Vector.empty())
                .flatMap(DomainName::tryParse)
                .map(DomainName::relative)
                .reject(DomainName::isEmpty);
        Seq<String> options =
                lines.filter(line -> line.head().equals("options")).flatMap(Vector::tail);
        return Either.right(new ResolvConf(nameservers, search, options(options)));
    }

    /** Options by name; of several the last counts. */
    static LinkedHashMap<String, String> options(Seq<String> words) {
        return words.foldLeft(LinkedHashMap.empty(), (all, word) -> {
            int colon = word.indexOf(':');
            return colon < 0 ? all.put(word, "") : all.put(word.substring(0, colon), word.substring(colon + 1));
        });
    }

    /** Returns this file with other servers. */
    public ResolvConf withNameservers(Seq<Ip> servers) {
        return new ResolvConf(servers, search, options);
    }

    /** Returns this file with another search list. */
    public ResolvConf withSearch(Seq<DomainName> domains) {
        return new ResolvConf(nameservers, domains, options);
    }

    /** Returns this file with an option set, {@code ("ndots", "2")}; an option without a value has an empty one. */
    public ResolvConf withOption(String name, String value) {
        return new ResolvConf(nameservers, search, options.put(name, value));
    }

    /** Whether an option is there. */
    public boolean has(String option) {
        return options.containsKey(option);
    }

    /** Returns an option's number, or the default, at most the cap; what is no number counts as 0, as atoi reads it. */
    public int number(String option, int standard, int cap) {
        return value(option).map(text -> Math.min(cap, leadingNumber(text))).getOrElse(standard);
    }

    /** Returns an option's number at most the cap; the default also for what does not begin with a digit. */
    int digits(String option, int standard, int cap) {
        return value(option)
                .filter(text -> !text.isEmpty() && text.charAt(0) >= '0' && text.charAt(0) <= '9')
                .map(text -> Math.min(cap, leadingNumber(text)))
                .getOrElse(standard);
    }

    private Option<String> value(String option) {
        Map<String, String> all = options;
        return all.get(option);
    }

    private static int leadingNumber(String text) {
        int value = 0;
        for (int i = 0; i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9' && value < 10_000; i++) {
            value = value * 10 + text.charAt(i) - '0';
        }
        return value;
    }

    /** Returns the text of the file. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        if (!search.isEmpty()) {
            text.append("search ").append(search.mkString(" ")).append('\n');
        }
        nameservers.forEach(server -> text.append("nameserver ").append(server).append('\n'));
        if (!options.isEmpty()) {
            text.append("options ")
                    .append(options.map(option -> option._2.isEmpty() ? option._1 : option._1 + ":" + option._2)
                            .mkString(" "))
                    .append('\n');
        }
        return text.toString();
    }
}
