package io.github.kubevalue.dns.plugin.rewrite;

import io.github.kubevalue.dns.corefile.CorefileError;
import io.github.kubevalue.dns.corefile.GoText;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.util.Locale;

/** Reads the rule {@code edns0}. */
// plugin/rewrite/edns0.go, newEdns0Rule
final class EdnsRuleSetup {
    private static final int BITS = 16;
    private static final int HEX = 16;
    private static final int V4_BITS = 32;
    private static final int V6_BITS = 128;

    private EdnsRuleSetup() {}

    static Rule rule(Seq<String> arguments) throws CorefileError {
        if (arguments.size() < 2) {
            throw CorefileError.of("too few arguments for an EDNS0 rule");
        }
        String type = arguments.get(0).toLowerCase(Locale.ROOT);
        String action = arguments.get(1).toLowerCase(Locale.ROOT);
        return switch (action) {
            case "append", "replace", "set" ->
                set(EdnsRule.Action.valueOf(action.toUpperCase(Locale.ROOT)), type, arguments.drop(2));
            case "unset" ->
                new EdnsRule(EdnsRule.Action.UNSET, unset(type, arguments.drop(2)), EdnsRule.Afterwards.KEEP);
            default -> throw CorefileError.of("invalid action: \"" + action + "\"");
        };
    }

    private static Rule set(EdnsRule.Action action, String type, Seq<String> arguments) throws CorefileError {
        boolean revert = arguments.lastOption().contains("revert");
        Seq<String> words = revert ? arguments.init() : arguments;
        OptionSource option = switch (type) {
            case "local" -> {
                expect(words, 2, "EDNS0 local rules require three or four args");
                yield local(words.get(0), words.get(1));
            }
            case "nsid" -> {
                expect(words, 0, "EDNS0 NSID rules can accept no more than one arg");
                yield new OptionSource.Nsid();
            }
            case "subnet" -> {
                expect(words, 2, "EDNS0 subnet rules require three or four args");
                yield new OptionSource.Subnet(
                        prefix("IPv4", words.get(0), V4_BITS), prefix("IPv6", words.get(1), V6_BITS));
            }
            default -> throw unknown(type);
        };
        return new EdnsRule(action, option, revert ? EdnsRule.Afterwards.REVERT : EdnsRule.Afterwards.KEEP);
    }

    // plugin/rewrite/edns0.go, newEdns0UnsetRule
    private static OptionSource unset(String type, Seq<String> words) throws CorefileError {
        switch (type) {
            case "local" -> {
                expect(words, 1, "local unset action requires exactly two arguments");
                return local(words.get(0), "");
            }
            case "nsid" -> {
                expect(words, 0, "nsid unset action requires exactly one argument");
                return new OptionSource.Nsid();
            }
            case "subnet" -> {
                expect(words, 0, "subnet unset action requires exactly one argument");
                return new OptionSource.Subnet(0, 0);
            }
            default -> throw unknown(type);
        }
    }

    private static void expect(Seq<String> words, int count, String fault) throws CorefileError {
        if (words.size() != count) {
            throw CorefileError.of(fault);
        }
    }

    private static CorefileError unknown(String type) {
        return CorefileError.of("invalid rule type \"" + type + "\"");
    }

    private static OptionSource local(String code, String value) throws CorefileError {
        int number = number(code);
        if (value.startsWith("{") && value.endsWith("}")) {
            String name = value.substring(1, value.length() - 1);
            if (!Variable.isKnown(name)) {
                throw CorefileError.of("unsupported variable name \"" + value + "\"");
            }
            return new OptionSource.OfVariable(number, new Variable(name));
        }
        return new OptionSource.Literal(number, value.startsWith("0x") ? hex(value.substring(2)) : Octets.of(value));
    }

    private static int number(String text) throws CorefileError {
        try {
            return (int) GoText.parseUint(text, 0, BITS);
        } catch (IllegalArgumentException fault) {
            throw CorefileError.of(String.valueOf(fault.getMessage()));
        }
    }

    private static int prefix(String family, String text, int bits) throws CorefileError {
        int prefix = number(text);
        if (prefix > bits) {
            throw CorefileError.of("invalid " + family + " bit mask length " + prefix);
        }
        return prefix;
    }

    // encoding/hex, DecodeString
    private static Vector<Byte> hex(String digits) throws CorefileError {
        for (int i = 0; i < digits.length(); i++) {
            char digit = digits.charAt(i);
            if (digit > 'f' || Character.digit(digit, HEX) < 0) {
                throw CorefileError.of(
                        "encoding/hex: invalid byte: " + String.format("U+%04X '%c'", (int) digit, digit));
            }
        }
        if (digits.length() % 2 != 0) {
            throw CorefileError.of("encoding/hex: odd length hex string");
        }
        return Vector.rangeBy(0, digits.length(), 2).map(at ->
                (byte) Integer.parseInt(digits.substring(at, at + 2), HEX));
    }
}
