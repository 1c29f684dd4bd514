package io.github.kubevalue.dsl.diagnose;

import io.github.kubevalue.model.address.Ip;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names of hosts in a text that is surely meant as such: the host of a URL; a text that is {@code host:port}, or a list of
 * them; and, in a setting whose name ends in {@code _HOST} or {@code _ADDR}, a text that is a name.
 *
 * @param host the name, as written
 * @param port the port, if one is said or the scheme of the URL implies it
 */
record HostText(String host, Option<Integer> port) {
    private static final String NAME = "[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?\\.?";
    private static final Pattern URL = Pattern.compile(
            "\\b([A-Za-z][A-Za-z0-9+.-]*)://(?:[^\\s/@\"']*@)?(" + NAME + ")(?::(\\d{1,5}))?(?=[/\\s\"',;?)#\\]]|$)");
    private static final Pattern HOST_PORT = Pattern.compile("(" + NAME + "):(\\d{2,5})");
    private static final Pattern BARE = Pattern.compile(NAME);
    private static final Pattern SETTING = Pattern.compile("(?i).*[_.-](host|hostname|addr|address)");
    private static final Pattern NO_HOST = Pattern.compile("(?i).*(image|tag|version|listen|bind).*");

    /** Returns the hosts in the value of a setting; the setting is empty where it has no name. */
    static Seq<HostText> in(String setting, String value) {
        if (value.contains("\n")) {
            return urls(value).filter(each -> each.port.isDefined() && !value.contains("upstream " + each.host));
        }
        Seq<HostText> urls = urls(value);
        if (!urls.isEmpty() || NO_HOST.matcher(setting).matches()) {
            return urls;
        }
        Vector<String> parts = Vector.of(value.strip().split("\\s*,\\s*"));
        Vector<HostText> pairs = parts.flatMap(HostText::pair);
        if (pairs.size() == parts.size()) {
            return pairs;
        }
        return SETTING.matcher(setting).matches() && BARE.matcher(value).matches()
                ? Vector.of(new HostText(value, Option.none())).filter(HostText::isName)
                : Vector.empty();
    }

    private static Seq<HostText> urls(String text) {
        Matcher matcher = URL.matcher(text);
        Vector<HostText> found = Vector.empty();
        while (matcher.find()) {
            Option<Integer> port = Option.of(matcher.group(3)).map(Integer::valueOf);
            found = found.append(new HostText(matcher.group(2), port.orElse(() -> implied(matcher.group(1)))));
        }
        return found.filter(HostText::isName);
    }

    private static Option<Integer> implied(String scheme) {
        return switch (scheme.toLowerCase(Locale.ROOT)) {
            case "http" -> Option.some(80);
            case "https" -> Option.some(443);
            default -> Option.none();
        };
    }

    private static Option<HostText> pair(String text) {
        Matcher matcher = HOST_PORT.matcher(text);
        return Option.when(
                        matcher.matches(),
                        () -> new HostText(matcher.group(1), Option.some(Integer.valueOf(matcher.group(2)))))
                .filter(HostText::isName);
    }

    /** Whether it is a name, and neither an address nor a number nor the host itself. */
    private boolean isName() {
        return Ip.tryParse(host).isEmpty()
                && host.chars().anyMatch(Character::isLetter)
                && !host.equals("localhost")
                && !host.contains("..")
                && !host.equals("true")
                && !host.equals("false");
    }

    /** The labels of the name. */
    Vector<String> labels() {
        return Vector.of(host.toLowerCase(Locale.ROOT).replaceFirst("\\.$", "").split("\\."));
    }

    /** Returns {@code web:80}, or {@code web}. */
    @Override
    public String toString() {
        return host + port.map(number -> ":" + number).getOrElse("");
    }
}
