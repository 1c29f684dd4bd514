package io.github.kubevalue.dsl.hosts;

import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A value that is a host or a list of them: {@code db:5432}, {@code db-0.db,db-1.db}, {@code 1@kafka-0.kafka:9093}, {@code
 * server.1=zk-0.zk:2888:3888}.
 */
final class Members {
    private static final String NAME = "(" + HostText.NAME + ")";
    private static final Pattern PAIR = Pattern.compile(NAME + ":(\\d{2,5})");
    private static final Pattern MEMBER = Pattern.compile(
            "(?:[A-Za-z][A-Za-z0-9_.-]*=|\\d+@)?" + NAME + "(?::(\\d{2,5}))?(?::\\d{2,5})?(?:;\\d{2,5})?");
    private static final Pattern BARE = Pattern.compile(NAME + "()");
    private static final Pattern ONE = Pattern.compile("(?i)(?:.*[_.-])?(host|hostname|addr|address)");
    private static final Pattern MANY = Pattern.compile("(?i).*(join|peers?|hosts|servers|brokers|nodes|seeds|members"
            + "|voters|points|endpoints|replicas|quorum|ensemble|cluster|bootstrap)");
    private static final Pattern NO_HOST = Pattern.compile("(?i).*(image|tag|version|listen|bind|advertise).*");

    private Members() {}

    static Seq<HostText> in(String setting, String value) {
        if (NO_HOST.matcher(setting).matches()) {
            return Vector.empty();
        }
        Vector<HostText> pairs = all(PAIR, value.split("\\s*,\\s*"));
        if (!pairs.isEmpty()) {
            return pairs;
        }
        if (MANY.matcher(setting).matches()) {
            return all(MEMBER, value.split("[\\s,]+"))
                    .filter(each -> each.labels().size() > 1);
        }
        return ONE.matcher(setting).matches() ? all(BARE, value) : Vector.empty();
    }

    /** The hosts of a list in which each part is one; none otherwise. */
    private static Vector<HostText> all(Pattern pattern, String... parts) {
        Vector<Option<HostText>> hosts = Vector.of(parts).map(part -> host(pattern, part));
        return hosts.forAll(Option::isDefined) ? hosts.flatMap(host -> host) : Vector.empty();
    }

    private static Option<HostText> host(Pattern pattern, String part) {
        Matcher matcher = pattern.matcher(part);
        return Option.when(matcher.matches(), () -> HostText.of(matcher.group(1), matcher.group(2)))
                .filter(HostText::isName);
    }
}
