package io.github.kubevalue.dsl.hosts;

import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Commands of shells that name a host: {@code nslookup db}, {@code nc -z db 5432}, {@code pg_isready -h db -p 5432},
 * {@code wait-for-it.sh db:5432}, {@code /dev/tcp/db/5432}.
 */
final class Scripts {
    private static final String NAME = "(" + HostText.NAME + ")";
    private static final String END = "(?=[\\s;&|)'\"`]|$)";
    private static final String OPTIONS = "(?:\\s{1,9}-\\S{1,40}(?:\\s{1,9}\\d{1,9}(?=\\s))?){0,6}";
    private static final Vector<Pattern> COMMANDS = Vector.of(
                    "\\b(?:nslookup|getent\\s+(?:a?hosts|ahostsv4))" + OPTIONS + "\\s+" + NAME + "()" + END,
                    "(?:^|[;&|(!`'\"]\\s*|\\b(?:until|while|if|do|then)\\s+)ping" + OPTIONS + "\\s+" + NAME + "()"
                            + END,
                    "\\b(?:nc|ncat|telnet)" + OPTIONS + "\\s+" + NAME + "\\s+(\\d{1,5})" + END,
                    "\\bwait-for(?:-it)?(?:\\.sh)?\\s+" + NAME + ":(\\d{1,5})" + END,
                    "/dev/tcp/" + NAME + "/(\\d{1,5})" + END,
                    "\\b(?:pg_isready|psql|pg_dump|mysql|mysqladmin|mysqldump|mariadb|redis-cli)\\b"
                            + "[^;&|\\n]{0,200}?\\s(?:-h\\s*|--host[= ])"
                            + NAME + "(?:\\s+(?:-p\\s*|-P\\s*|--port[= ])(\\d{1,5}))?" + END)
            .map(Pattern::compile);

    private Scripts() {}

    static Seq<HostText> in(String text) {
        return COMMANDS.flatMap(command -> found(command, text));
    }

    private static Vector<HostText> found(Pattern command, String text) {
        Matcher matcher = command.matcher(text);
        Vector<HostText> found = Vector.empty();
        while (matcher.find()) {
            found = found.append(HostText.of(matcher.group(1), matcher.group(2)));
        }
        return found;
    }
}
