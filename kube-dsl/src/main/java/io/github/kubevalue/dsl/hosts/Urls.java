package io.github.kubevalue.dsl.hosts;

import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * URLs and the connection strings of database drivers: {@code http://web/}, {@code jdbc:postgresql://a:5432,b:5432/shop},
 * {@code mongodb://user:secret@m-0.m,m-1.m/shop}, {@code user:secret@tcp(db:3306)/shop}, {@code host=db user=shop}.
 */
final class Urls {
    private static final String HOST_PORT = HostText.NAME + "(?::\\d{1,5})?";
    private static final String END = "(?=[/\\s\"',;?)#\\]}|&<\\\\]|$)";
    private static final Pattern URL = Pattern.compile(
            "\\b((?:[A-Za-z][A-Za-z0-9+.-]{0,30}:){0,4}[A-Za-z][A-Za-z0-9+.-]{0,30})://(?:[^\\s/@\"']{0,200}@)?("
                    + HOST_PORT + "(?:," + HOST_PORT + "){0,20})" + END);
    private static final Pattern ORACLE =
            Pattern.compile("jdbc:oracle:[a-z]{1,9}:\\S{0,200}@(?://)?(" + HostText.NAME + "):(\\d{1,5})");
    private static final Pattern GO_MYSQL = Pattern.compile("@tcp\\((" + HostText.NAME + ")(?::(\\d{1,5}))?\\)");
    private static final Pattern KEYWORDS =
            Pattern.compile("\\bhost=(" + HostText.NAME + ")(?=[\\s,;\"']|$)(?:.{0,200}\\bport=(\\d{1,5})\\b)?");
    private static final Pattern IS_DSN = Pattern.compile("\\b(?:dbname|user|sslmode|database)=");

    private static final Map<String, Integer> PORTS = HashMap.<String, Integer>empty()
            .put("http", 80)
            .put("https", 443)
            .put("ws", 80)
            .put("wss", 443)
            .put("redis", 6379)
            .put("rediss", 6379)
            .put("mongodb", 27017)
            .put("amqp", 5672)
            .put("amqps", 5671)
            .put("postgres", 5432)
            .put("postgresql", 5432)
            .put("mysql", 3306)
            .put("mariadb", 3306)
            .put("sqlserver", 1433)
            .put("nats", 4222)
            .put("ldap", 389)
            .put("ldaps", 636);
    private static final Vector<String> WITHOUT_PORT =
            Vector.of("grpc", "grpcs", "tcp", "udp", "tls", "ssl", "kafka", "mqtt", "smtp", "bolt", "neo4j", "proxy");

    private Urls() {}

    static Seq<HostText> in(String text) {
        Vector<HostText> found = urls(text).appendAll(each(ORACLE, text)).appendAll(each(GO_MYSQL, text));
        return IS_DSN.matcher(text).find() ? found.appendAll(each(KEYWORDS, text)) : found;
    }

    private static Vector<HostText> urls(String text) {
        Matcher matcher = URL.matcher(text);
        Vector<HostText> found = Vector.empty();
        while (matcher.find()) {
            Vector<String> schemes =
                    Vector.of(matcher.group(1).toLowerCase(Locale.ROOT).split(":"));
            found = found.appendAll(Vector.of(matcher.group(2).split(",")).flatMap(each -> host(schemes, each)));
        }
        return found;
    }

    /** A host without a port counts if the scheme is one of the network: {@code s3://bucket} names none. */
    private static Option<HostText> host(Vector<String> schemes, String text) {
        String[] parts = text.split(":");
        String scheme = schemes.last();
        Option<Integer> implied = PORTS.get(scheme);
        boolean sure = parts.length == 2
                || implied.isDefined()
                || schemes.head().equals("jdbc")
                || WITHOUT_PORT.contains(scheme);
        // the hosts are behind the SRV records of that name
        return Option.when(
                sure && !scheme.endsWith("+srv"),
                () -> parts.length == 2 ? HostText.of(parts[0], parts[1]) : new HostText(parts[0], implied));
    }

    private static Vector<HostText> each(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        Vector<HostText> found = Vector.empty();
        while (matcher.find()) {
            found = found.append(HostText.of(matcher.group(1), matcher.group(2)));
        }
        return found;
    }
}
