package io.github.kubevalue.dsl.hosts;

import io.vavr.collection.HashSet;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the hosts that a setting names. */
public final class Hosts {
    private static final Pattern CLUSTER_NAME = Pattern.compile("(?<![\\w.$}*\\\\-])(" + HostText.NAME
            + "\\.svc(?:\\.[A-Za-z0-9-]{1,63}){0,20})(?::(\\d{1,5}))?(?![\\w.$({\\\\-])");
    private static final Pattern COMMENT = Pattern.compile("(?m)^[ \\t]*(?:#|//|;).*$|\\s#\\s.*$");
    private static final Pattern LINE =
            Pattern.compile("\\s*(?:-\\s+)?[\"']?([A-Za-z0-9_.-]{1,100})[\"']?\\s*[:=]\\s*(.*)");
    private static final Pattern IS_ADDRESS = Pattern.compile(
            "(?i).*(host|addr|url|uri|server|endpoint|broker|target|upstream|dsn|peer|join|connect|service)[a-z_.-]*");
    private static final Pattern UPSTREAM = Pattern.compile("\\bupstream\\s{1,9}(\\S{1,100}?)\\s{0,9}\\{");
    private static final Pattern SERVER = Pattern.compile("(?m)^[ \\t]*server\\s{1,9}(" + HostText.NAME
            + ")(?::(\\d{1,5}))?(?:\\s{1,9}[a-z_]{1,30}=\\S{1,40}){0,9}\\s{0,9};");

    private Hosts() {}

    /**
     * Returns the hosts that a setting names, in order, each once.
     *
     * @param setting the name of the setting; empty where it has none, as an argument
     * @param value its value: a line, or a text of many, such as a script or a file
     */
    public static Seq<HostText> in(String setting, String value) {
        Vector<HostText> found = value.strip().contains("\n") ? inText(value) : inLine(setting, value.strip());
        return found.filter(HostText::isName).distinct();
    }

    private static Vector<HostText> inLine(String setting, String value) {
        Vector<HostText> urls = Vector.ofAll(Urls.in(value));
        Vector<HostText> named = urls.isEmpty() ? Vector.ofAll(Members.in(setting, value)) : urls;
        return plus(plus(named, Scripts.in(value)), each(CLUSTER_NAME, value));
    }

    private static Vector<HostText> inText(String value) {
        String text = COMMENT.matcher(value).replaceAll("");
        Set<String> own = upstreams(text);
        Vector<HostText> urls = Vector.ofAll(Urls.in(text))
                .filter(host -> host.port().isDefined() || host.labels().size() > 1)
                .filter(host -> !own.contains(host.host()));
        Vector<HostText> lines = Vector.of(text.split("\n")).flatMap(Hosts::inSetting);
        return plus(plus(plus(plus(urls, lines), each(SERVER, text)), Scripts.in(text)), each(CLUSTER_NAME, text));
    }

    /** The names of a file's own, as nginx gives them to groups of servers. */
    private static Set<String> upstreams(String text) {
        Matcher matcher = UPSTREAM.matcher(text);
        Set<String> names = HashSet.empty();
        while (matcher.find()) {
            names = names.add(matcher.group(1));
        }
        return names;
    }

    /** A line of a file that sets something whose name says that it is an address. */
    private static Seq<HostText> inSetting(String line) {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches() || !IS_ADDRESS.matcher(matcher.group(1)).matches()) {
            return Vector.empty();
        }
        String value = matcher.group(2).strip().replaceAll("^[\"']|[\"',]+$", "");
        boolean isPath = matcher.group(1).indexOf('.') > 0 || matcher.group(1).indexOf('_') > 0;
        return Members.in(matcher.group(1), value)
                .filter(host ->
                        host.port().isDefined() || isPath || host.labels().size() > 1);
    }

    private static Vector<HostText> each(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        Vector<HostText> found = Vector.empty();
        while (matcher.find()) {
            found = found.append(HostText.of(matcher.group(1), matcher.group(2)));
        }
        return found;
    }

    /** Adds the hosts that are not there yet, by another syntax. */
    private static Vector<HostText> plus(Vector<HostText> hosts, Seq<HostText> more) {
        Set<String> known = HashSet.ofAll(hosts.map(HostText::host));
        return hosts.appendAll(more.filter(each -> !known.contains(each.host())));
    }
}
