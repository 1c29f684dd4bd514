package io.github.kubevalue.net.nftables.text;

import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.net.nftables.DataType;
import io.github.kubevalue.net.nftables.Expression;
import io.github.kubevalue.net.nftables.NftFamily;
import io.github.kubevalue.net.nftables.Statement.Translate;
import io.github.kubevalue.net.packet.PortRange;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads statements of NAT: {@code dnat to 10.0.0.1-10.0.0.9:80 random}. */
final class NatReader {
    private static final Pattern PORTS = Pattern.compile(":(\\d+)(?:-(\\d+))?");
    private static final Pattern IPV4 = Pattern.compile("([\\d.]+)(?:-([\\d.]+))?(:\\d+(?:-\\d+)?)?");
    private static final Pattern IPV6 = Pattern.compile(
            "\\[?([\\da-f:.]*:[\\da-f:.]*?)\\]?(?:-\\[?([\\da-f:.]*:[\\da-f:.]*?)\\]?)?((?<=\\]):\\d+(?:-\\d+)?)?");

    private final Tokens tokens;
    private final NftFamily family;

    NatReader(Tokens tokens, NftFamily family) {
        this.tokens = tokens;
        this.family = family;
    }

    /** The rest of the statement. */
    Translate statement(Translate.Kind kind) {
        Option<IpFamily> only = tokens.skip("ip")
                ? Option.some(IpFamily.IPV4)
                : tokens.skip("ip6") ? Option.some(IpFamily.IPV6) : Option.none();
        if (tokens.skip("addr")) {
            // a pair, as which an address and a port are read anyway
            tokens.expect(".").expect("port");
        }
        Translate.To to = tokens.skip("to") ? to(only) : unsaid(kind);
        boolean random = false;
        boolean persistent = false;
        boolean more = isFlag();
        while (more) {
            String flag = tokens.next();
            random |= flag.endsWith("random");
            persistent |= flag.equals("persistent");
            more = tokens.skip(",");
        }
        if (tokens.hasNext()) {
            // nothing is run after it
            throw tokens.notUnderstood();
        }
        return new Translate(kind, only, to, random, persistent);
    }

    /** Only an address of this host need not be said. */
    private Translate.To unsaid(Translate.Kind kind) {
        if (kind == Translate.Kind.DNAT || kind == Translate.Kind.SNAT) {
            throw tokens.notUnderstood();
        }
        return Translate.To.UNSAID;
    }

    private boolean isFlag() {
        return tokens.at("random") || tokens.at("fully-random") || tokens.at("persistent");
    }

    private Translate.To to(Option<IpFamily> only) {
        String word = tokens.peek();
        Matcher ports = PORTS.matcher(word);
        if (ports.matches()) {
            tokens.next();
            return new Translate.To(
                    Option.none(), Option.none(), Option.some(range(word)), Option.none(), Option.none());
        }
        if (tokens.skip(":")) {
            Expression port = mapped(Vector.of(DataType.INET_SERVICE));
            return new Translate.To(Option.none(), Option.none(), Option.none(), Option.none(), Option.some(port));
        }
        Matcher address = (word.contains(".") && !word.contains("[") ? IPV4 : IPV6).matcher(word);
        return address.matches() ? address(address) : mappedAddress(only);
    }

    private Translate.To address(Matcher matcher) {
        tokens.next();
        return new Translate.To(
                Option.some(ip(matcher.group(1))),
                Option.of(matcher.group(2)).map(this::ip),
                Option.of(matcher.group(3)).map(this::range),
                Option.none(),
                Option.none());
    }

    private Ip ip(String text) {
        return Ip.tryParse(text).getOrElseThrow(() -> tokens.error("no address: " + text));
    }

    private PortRange range(String text) {
        Matcher matcher = PORTS.matcher(text);
        if (!matcher.matches()) {
            throw tokens.notUnderstood();
        }
        int first = Integer.parseInt(matcher.group(1));
        return new PortRange(
                first, Option.of(matcher.group(2)).map(Integer::parseInt).getOrElse(first));
    }

    /** An address, and perhaps a port, that a map gives. */
    private Translate.To mappedAddress(Option<IpFamily> only) {
        IpFamily ip = only.getOrElse(family == NftFamily.IP6 ? IpFamily.IPV6 : IpFamily.IPV4);
        Expression address = mapped(Vector.of(DataType.address(ip), DataType.INET_SERVICE));
        return new Translate.To(Option.none(), Option.none(), Option.none(), Option.some(address), Option.none());
    }

    private Expression mapped(Seq<DataType> data) {
        if (tokens.peek().matches(".+:[a-z]+")) {
            // an address beside a port from a map
            throw tokens.notUnderstood();
        }
        Expression expression = new ExpressionReader(tokens, family).mapped(data);
        if (!(expression instanceof Expression.Mapped)) {
            throw tokens.notUnderstood();
        }
        return expression;
    }
}
