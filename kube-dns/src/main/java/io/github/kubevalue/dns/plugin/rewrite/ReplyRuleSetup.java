package io.github.kubevalue.dns.plugin.rewrite;

import io.github.kubevalue.dns.corefile.CorefileError;
import io.github.kubevalue.dns.corefile.GoText;
import io.github.kubevalue.dns.message.Rcode;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import io.vavr.control.Try;
import java.util.Locale;

/** Reads the rules {@code ttl} and {@code rcode}. */
final class ReplyRuleSetup {
    private static final int BITS = 32;
    private static final long MAX_TTL = Integer.MAX_VALUE;

    private ReplyRuleSetup() {}

    // plugin/rewrite/ttl.go, newTTLRule
    static Rule ttl(Seq<String> arguments) throws CorefileError {
        int count = arguments.size();
        if (count < 2) {
            throw CorefileError.of("too few (" + count + ") arguments for a ttl rule");
        }
        String text = count <= 3 ? arguments.last() : "";
        ResponseRule.Ttl response =
                bounds(text).getOrElseThrow(() -> CorefileError.of("invalid TTL '" + text + "' for a ttl rule"));
        return new ReplyRule(
                count == 3
                        ? Names.match("ttl", arguments.get(0), arguments.get(1))
                        : new NameMatch.Exact(Names.normalized(arguments.get(0))),
                response);
    }

    // plugin/rewrite/ttl.go, isValidTTL
    private static Option<ResponseRule.Ttl> bounds(String text) {
        String[] ends = text.split("-", -1);
        if (ends.length > 2 || text.equals("-")) {
            return Option.none();
        }
        if (ends.length == 1) {
            return number(text).map(ttl -> new ResponseRule.Ttl(ttl, ttl));
        }
        Option<Long> min = ends[0].isEmpty() ? Option.some(0L) : number(ends[0]);
        Option<Long> max = ends[1].isEmpty() ? Option.some(MAX_TTL) : number(ends[1]);
        return min.flatMap(from -> max.filter(to -> from <= to).map(to -> new ResponseRule.Ttl(from, to)));
    }

    private static Option<Long> number(String text) {
        return Try.of(() -> GoText.parseUint(text, 10, BITS)).toOption();
    }

    // plugin/rewrite/rcode.go, newRCodeRule
    static Rule rcode(Seq<String> arguments) throws CorefileError {
        int count = arguments.size();
        if (count < 3) {
            throw CorefileError.of("too few (" + count + ") arguments for a rcode rule");
        }
        Seq<String> codes = count <= 4 ? arguments.takeRight(2) : Vector.of("", "");
        ResponseRule response =
                new ResponseRule.Code(code("matching", codes.get(0)), code("replacement", codes.get(1)));
        return new ReplyRule(
                count == 4
                        ? Names.match("rcode", arguments.get(0), arguments.get(1))
                        : new NameMatch.Exact(Names.normalized(arguments.get(0))),
                response);
    }

    // plugin/rewrite/rcode.go, isValidRCode
    private static Rcode code(String what, String text) throws CorefileError {
        return number(text)
                .filter(number -> number <= Rcode.BADCOOKIE.code())
                .flatMap(number -> Rcode.of(number.intValue()))
                .orElse(() -> Rcode.named(text.toUpperCase(Locale.ROOT)))
                .getOrElseThrow(() -> CorefileError.of("invalid " + what + " RCODE '" + text + "' for a rcode rule"));
    }
}
