package io.github.kubevalue.net.route.text;

import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.net.packet.IpProtocol;
import io.github.kubevalue.net.packet.PortRange;
import io.github.kubevalue.net.route.RouteType;
import io.github.kubevalue.net.route.RoutingRule;
import io.github.kubevalue.net.route.RoutingRule.Fwmark;
import io.github.kubevalue.net.route.RuleAction;
import io.github.kubevalue.net.route.TableId;
import io.vavr.collection.HashSet;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** Reads one line of {@code ip rule}. */
final class RuleReader {
    /** Words with a value that are kept, and decide nothing. */
    private static final Set<String> KEPT = HashSet.of("proto", "protocol", "realms");

    private final LineWords words;
    private final RoutingRule.Builder rule = RoutingRule.builder();
    private Vector<String> options = Vector.empty();
    private Option<RuleAction> action = Option.none();

    RuleReader(String line, IpFamily family) {
        this.words = new LineWords(line, family);
    }

    RoutingRule read() {
        rule.priority(priority(words.next("the priority")));
        while (words.hasNext()) {
            selector(words.next("a word"));
        }
        return rule.options(options)
                .action(action.getOrElseThrow(() -> new LineError("the rule says nothing to do")))
                .build();
    }

    private static long priority(String word) {
        if (!word.matches("[0-9]{1,10}:")) {
            throw new LineError("a rule begins with its priority, was \"" + word + "\"");
        }
        return Long.parseLong(word.substring(0, word.length() - 1));
    }

    private void selector(String word) {
        switch (word) {
            case "not" -> rule.isInverted(true);
            case "from" -> rule.source(Option.some(words.block(word)).filter(block -> block.prefix() > 0));
            case "to" -> rule.destination(Option.some(words.block(word)));
            case "fwmark" -> rule.fwmark(Option.some(words.value(word, RuleReader::fwmark)));
            case "iif" -> rule.in(Option.some(words.next("the device")));
            case "oif" -> rule.out(Option.some(words.next("the device")));
            case "ipproto" -> rule.protocol(Option.some(words.value(word, IpProtocol::tryParse)));
            case "sport" -> rule.sourcePorts(Option.some(words.value(word, RuleReader::ports)));
            case "dport" -> rule.destinationPorts(Option.some(words.value(word, RuleReader::ports)));
            case "suppress_prefixlength" -> rule.suppressPrefixlength(Option.some(words.number(word)));
            case "[detached]", "[unresolved]" -> {
                // said of what is not there at the moment: the name that stands before it decides all the same
            }
            default -> action(word);
        }
    }

    private void action(String word) {
        switch (word) {
            case "lookup", "table" -> act(new RuleAction.Lookup(words.value(word, TableId::tryParse)));
            case "goto" -> act(new RuleAction.Goto(words.big(word)));
            case "nop" -> act(new RuleAction.Nop());
            case "blackhole", "unreachable", "prohibit" ->
                act(new RuleAction.Refuse(RouteType.tryParse(word).get()));
            default -> other(word);
        }
    }

    private void act(RuleAction found) {
        action = Option.some(found);
    }

    private void other(String word) {
        if (!KEPT.contains(word)) {
            throw new LineError("unknown word \"" + word + "\"");
        }
        options = options.append(word).append(words.next("the value of \"" + word + "\""));
    }

    private static Option<Fwmark> fwmark(String text) {
        String[] parts = text.split("/", -1);
        Option<Integer> value = bits(parts[0]);
        return parts.length == 1
                ? value.map(mark -> new Fwmark(mark, -1))
                : value.flatMap(mark -> bits(parts[1]).map(mask -> new Fwmark(mark, mask)))
                        .filter(mark -> parts.length == 2);
    }

    private static Option<Integer> bits(String text) {
        if (text.matches("0x[0-9a-fA-F]{1,8}")) {
            return Option.some(Integer.parseUnsignedInt(text.substring(2), 16));
        }
        return Option.when(text.matches("[0-9]{1,9}"), () -> Integer.parseInt(text));
    }

    private static Option<PortRange> ports(String text) {
        return Option.when(text.matches("[0-9]{1,5}(-[0-9]{1,5})?"), () -> text.split("-"))
                .map(ends -> new int[] {Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1])})
                .filter(ends -> ends[0] <= ends[1] && ends[1] <= 65535)
                .map(ends -> new PortRange(ends[0], ends[1]));
    }
}
