package io.github.kubevalue.net.nftables.text;

import io.github.kubevalue.net.netfilter.RejectWith;
import io.github.kubevalue.net.nftables.DataType;
import io.github.kubevalue.net.nftables.Datum;
import io.github.kubevalue.net.nftables.Expression;
import io.github.kubevalue.net.nftables.NftElement;
import io.github.kubevalue.net.nftables.NftFamily;
import io.github.kubevalue.net.nftables.NftVerdict;
import io.github.kubevalue.net.nftables.Statement;
import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;

/** Reads statements that begin with a word of their own: verdicts, {@code counter}, {@code reject}, {@code update}. */
final class Statements {
    /** What {@code log} says, each with one word after it. */
    private static final Set<String> LOG = HashSet.of("prefix", "level", "group", "snaplen", "queue-threshold");

    /** The answers of {@code reject with icmpx}, in IPv4 and in IPv6: net/netfilter/nft_reject.c, icmp_code_v4. */
    private static final Map<String, String> ICMPX = HashMap.of(
            "no-route", "net-unreachable no-route",
            "port-unreachable", "port-unreachable port-unreachable",
            "host-unreachable", "host-unreachable addr-unreachable",
            "admin-prohibited", "admin-prohibited admin-prohibited");

    private final Tokens tokens;
    private final NftFamily family;

    Statements(Tokens tokens, NftFamily family) {
        this.tokens = tokens;
        this.family = family;
    }

    /** A verdict; its first word has been read. */
    NftVerdict verdict(String word) {
        return switch (word) {
            case "accept" -> NftVerdict.ACCEPT;
            case "drop" -> NftVerdict.DROP;
            case "return" -> NftVerdict.RETURN;
            case "continue" -> NftVerdict.CONTINUE;
            case "jump" -> new NftVerdict.Jump(tokens.next());
            case "goto" -> new NftVerdict.Goto(tokens.next());
            default -> throw tokens.notUnderstood();
        };
    }

    NftElement verdict(NftElement element) {
        return element.to(verdict(tokens.next()));
    }

    /** Reads data of those types, or of as many as there are. */
    ElementReader.Data data(Seq<DataType> types) {
        return element -> {
            ValueReader values = new ValueReader(tokens);
            Vector<Datum> data = Vector.of(values.value(types.head()));
            for (DataType type : types.tail()) {
                if (!tokens.skip(".")) {
                    break;
                }
                data = data.append(values.value(type));
            }
            return element.to(data);
        };
    }

    static void counter(Tokens tokens) {
        if (tokens.skip("packets")) {
            tokens.next();
            tokens.expect("bytes").next();
        }
    }

    Statement counter(int start) {
        if (tokens.skip("name")) {
            tokens.next();
        }
        counter(tokens);
        return new Statement.Aside(tokens.since(start));
    }

    Statement log(int start) {
        while (LOG.contains(tokens.peek()) || tokens.at("flags")) {
            if (tokens.next().equals("flags")) {
                flags();
            } else {
                tokens.next();
            }
        }
        return new Statement.Aside(tokens.since(start));
    }

    /** {@code all}, {@code tcp sequence,options}, {@code skuid}. */
    private void flags() {
        if (tokens.skip("tcp") || tokens.skip("ip")) {
            tokens.next();
            while (tokens.skip(",")) {
                tokens.next();
            }
        } else {
            tokens.next();
        }
    }

    Statement last(int start) {
        if (tokens.skip("used")) {
            tokens.next();
        }
        return new Statement.Aside(tokens.since(start));
    }

    Statement reject() {
        if (!tokens.skip("with")) {
            return new Statement.Reject();
        }
        String kind = tokens.next();
        tokens.skip("type");
        String name = tokens.next();
        return switch (kind) {
            case "tcp" -> reject("tcp-" + name, "tcp-" + name);
            case "icmp" -> reject("icmp-" + name.replace("prot-", "proto-"), "");
            case "icmpv6" -> reject("", v6(name));
            case "icmpx" -> {
                String[] both =
                        ICMPX.get(name).getOrElseThrow(tokens::notUnderstood).split(" ");
                yield reject("icmp-" + both[0], v6(both[1]));
            }
            default -> throw tokens.notUnderstood();
        };
    }

    private static String v6(String name) {
        return "icmp6-" + name.replace("admin-", "adm-");
    }

    private Statement reject(String ipv4, String ipv6) {
        return new Statement.Reject(with(ipv4), with(ipv6));
    }

    private Option<RejectWith> with(String name) {
        return Option.when(!name.isEmpty(), () -> RejectWith.tryParse(name).getOrElseThrow(tokens::notUnderstood));
    }

    /** {@code update @seen { ip saddr timeout 1m }}; the operation has been read. */
    Statement learn(Statement.Learn.Operation operation) {
        String set = tokens.next();
        tokens.expect("{");
        Expression key = new ExpressionReader(tokens, family).expression();
        Option<Duration> timeout = tokens.skip("timeout") ? Option.some(Times.parse(tokens)) : Option.none();
        while (!tokens.skip("}")) {
            if (!tokens.next().equals("counter")) {
                throw tokens.notUnderstood();
            }
            counter(tokens);
        }
        return new Statement.Learn(operation, set.substring(1), key, timeout);
    }
}
