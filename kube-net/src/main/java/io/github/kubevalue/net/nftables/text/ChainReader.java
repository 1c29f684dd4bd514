package io.github.kubevalue.net.nftables.text;

import io.github.kubevalue.net.netfilter.Hook;
import io.github.kubevalue.net.netfilter.Policy;
import io.github.kubevalue.net.nftables.BaseHook;
import io.github.kubevalue.net.nftables.NftChain;
import io.github.kubevalue.net.nftables.NftFamily;
import io.github.kubevalue.net.nftables.NftRule;
import io.vavr.collection.LinkedHashSet;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a chain. */
final class ChainReader {
    private static final Pattern BASE = Pattern.compile("type (filter|nat|route) hook (\\w+)"
            + "(?: devices? (?:= )?(\\{[^}]*\\}|\"[^\"]*\"|\\S+))?"
            + " priority ([a-z]*)(?: ([-+]) )?(-?\\d*); policy (accept|drop);");
    private static final Pattern NAME = Pattern.compile("[^\\s{},\"]+");

    private final NftFamily family;
    private final Block block;

    private Option<BaseHook> base = Option.none();
    private Option<String> comment = Option.none();
    private Vector<String> head;
    private Vector<NftRule> rules = Vector.empty();
    private int line;

    ChainReader(NftFamily family, Block block) {
        this.family = family;
        this.block = block;
        this.head = Vector.of(block.lines().head());
        this.line = block.line();
    }

    /** The line that was read last, counted from 1. */
    int line() {
        return line;
    }

    NftChain chain() {
        for (String text : block.lines().tail().init()) {
            line++;
            if (rules.isEmpty() && isHead(text.strip())) {
                head = head.append(text);
            } else {
                rules = rules.append(RuleReader.rule(family, text.substring(indent(text)), indent(text)));
            }
        }
        return new NftChain(block.name(), base, comment, rules, Option.some(head.mkString("", "\n", "\n")));
    }

    private static int indent(String text) {
        // a rule of iptables-nft may begin with a blank
        return text.startsWith("\t\t") ? 2 : text.length() - text.stripLeading().length();
    }

    private boolean isHead(String text) {
        if (text.startsWith("comment ")) {
            comment = Option.some(Tokens.of(text).expect("comment").quoted());
            return true;
        }
        if (!text.startsWith("type ") || !text.contains(" hook ")) {
            return false;
        }
        base = base(text);
        return true;
    }

    private Option<BaseHook> base(String text) {
        Matcher matcher = BASE.matcher(text);
        if (!matcher.matches()) {
            throw new NftSyntaxError(1, "no base chain: " + text);
        }
        if (family == NftFamily.ARP || family == NftFamily.BRIDGE) {
            return Option.none();
        }
        String hook = matcher.group(2);
        BaseHook.Type type = BaseHook.Type.valueOf(matcher.group(1).toUpperCase(Locale.ROOT));
        Policy policy = Policy.valueOf(matcher.group(7).toUpperCase(Locale.ROOT));
        return Option.some(new BaseHook(type, hook(hook), turn(hook, priority(matcher)), policy, devices(matcher)));
    }

    /** What a device receives comes before all else, and what it sends, after. */
    private static Hook hook(String name) {
        return switch (name) {
            case "ingress" -> Hook.PREROUTING;
            case "egress" -> Hook.POSTROUTING;
            default -> Hook.valueOf(name.toUpperCase(Locale.ROOT));
        };
    }

    private static int turn(String hook, int priority) {
        int half = 1 << 30;
        return switch (hook) {
            case "ingress" -> Math.floorDiv(priority, 2) - half;
            case "egress" -> Math.floorDiv(priority, 2) + half;
            default -> priority;
        };
    }

    private static int priority(Matcher matcher) {
        String name = matcher.group(4);
        int distance = matcher.group(6).isEmpty() ? 0 : Integer.parseInt(matcher.group(6));
        int signed = "-".equals(matcher.group(5)) ? -distance : distance;
        return signed
                + (name.isEmpty()
                        ? 0
                        : BaseHook.priority(name).getOrElseThrow(() -> new NftSyntaxError(1, "no priority: " + name)));
    }

    private static Set<String> devices(Matcher matcher) {
        Set<String> devices = LinkedHashSet.empty();
        Matcher names = NAME.matcher(Option.of(matcher.group(3)).getOrElse(""));
        while (names.find()) {
            devices = devices.add(names.group());
        }
        return devices;
    }
}
