package io.github.kubevalue.net.netfilter;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.model.choice.Fraction;
import io.github.kubevalue.net.packet.IpProtocol;
import io.github.kubevalue.net.packet.PortRange;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** The text of matches. Options of one extension that stand together share its {@code -m}. */
final class MatchText implements Match.Visitor<MatchText.Words> {
    /** The shapes of a rule's text. */
    enum Form {
        /** As kube-proxy writes it. */
        WRITTEN,
        /** As iptables-save prints it. */
        SAVED
    }

    /**
     * The words of one match.
     *
     * @param extension the extension that must be loaded, empty if none
     * @param options its options
     */
    record Words(String extension, String options) {}

    private static final BigInteger KERNEL_ONE = BigInteger.ONE.shiftLeft(31);

    private final Form form;
    private final IpFamily family;
    private String transport = "tcp";

    MatchText(Form form, IpFamily family) {
        this.form = form;
        this.family = family;
    }

    Seq<String> blocks(Seq<Match> matches) {
        transport = matches.map(Match::bare)
                .find(Match.Protocol.class::isInstance)
                .map(match -> ((Match.Protocol) match).protocol().toString())
                .getOrElse(transport);
        Vector<String> blocks = Vector.empty();
        String open = "";
        for (Match match : matches) {
            Words words = match.accept(this);
            boolean again = isOpen(open, match, words);
            String load = words.extension().isEmpty() || again ? "" : "-m " + words.extension();
            blocks = blocks.appendAll(Vector.of(load, words.options()).reject(String::isEmpty));
            open = words.extension().isEmpty() && form == Form.WRITTEN ? open : words.extension();
        }
        return blocks;
    }

    /** Whether the option goes on with the extension that is open; comments and recent are one extension each time. */
    private static boolean isOpen(String open, Match match, Words words) {
        return open.equals(words.extension())
                && (RuleText.isTransport(match) || match.bare() instanceof HeaderMatch.IpRange);
    }

    @Override
    public Words not(Match.Not match) {
        Words words = match.match().accept(this);
        boolean random = match.match() instanceof Match.Statistic;
        boolean nth = match.match() instanceof RateMatch.Nth;
        String options =
                random || nth ? words.options().replaceFirst("--(probability|every)", "! $0") : "! " + words.options();
        return new Words(words.extension(), options);
    }

    @Override
    public Words source(Match.Source match) {
        return new Words("", "-s " + cidr(match.cidr()));
    }

    @Override
    public Words destination(Match.Destination match) {
        return new Words("", "-d " + cidr(match.cidr()));
    }

    private String cidr(Cidr cidr) {
        return form == Form.WRITTEN ? cidr.toShortString() : cidr.toString();
    }

    @Override
    public Words inInterface(Match.InInterface match) {
        return new Words("", "-i " + match.name());
    }

    @Override
    public Words outInterface(Match.OutInterface match) {
        return new Words("", "-o " + match.name());
    }

    @Override
    public Words protocol(Match.Protocol match) {
        return new Words("", "-p " + match.protocol());
    }

    @Override
    public Words multiport(Match.Multiport match) {
        String option = switch (match.end()) {
            case SOURCE -> "--sports ";
            case DESTINATION -> "--dports ";
            case EITHER -> "--ports ";
        };
        return new Words(
                "multiport", option + match.ports().map(PortRange::toString).mkString(","));
    }

    @Override
    public Words icmp(Match.Icmp match) {
        String option = transport.equals(IpProtocol.ICMPV6.toString()) ? "icmp6 --icmpv6-type " : "icmp --icmp-type ";
        String type = match.type() == 255 ? "any" : Integer.toString(match.type());
        String[] words = (option + type).split(" ", 2);
        return new Words(
                words[0], words[1] + match.code().map(code -> "/" + code).getOrElse(""));
    }

    @Override
    public Words mark(Match.Mark match) {
        return new Words("mark", "--mark " + TargetText.masked(match.value(), match.mask(), form));
    }

    @Override
    public Words addrtype(Match.Addrtype match) {
        Seq<String> options = Vector.of(
                        match.source().map(types -> types("--src-type", types)),
                        match.destination().map(types -> types("--dst-type", types)),
                        match.limit()
                                .map(limit -> "--limit-iface-" + limit.name().toLowerCase(Locale.ROOT)))
                .flatMap(option -> option);
        return new Words("addrtype", options.mkString(" "));
    }

    private static String types(String option, Match.Addrtype.Types types) {
        return (types.negated() ? "! " : "") + option + " " + types.types().mkString(",");
    }

    @Override
    public Words statistic(Match.Statistic match) {
        return new Words("statistic", "--mode random --probability " + probability(match.probability()));
    }

    /** kube-proxy prints ten digits; the kernel keeps a multiple of 2⁻³¹, of which iptables-save prints eleven. */
    private String probability(Fraction probability) {
        BigDecimal exact = new BigDecimal(probability.numerator())
                .divide(new BigDecimal(probability.denominator()), new MathContext(40, RoundingMode.HALF_UP));
        if (form == Form.WRITTEN) {
            return exact.setScale(10, RoundingMode.HALF_EVEN).toPlainString();
        }
        BigDecimal steps = exact.multiply(new BigDecimal(KERNEL_ONE)).setScale(0, RoundingMode.HALF_UP);
        return steps.divide(new BigDecimal(KERNEL_ONE))
                .setScale(11, RoundingMode.HALF_EVEN)
                .toPlainString();
    }

    @Override
    public Words comment(Match.Comment match) {
        return new Words("comment", "--comment " + quoted(match.text()));
    }

    /** kube-proxy quotes only what has a blank; iptables-save all that is not a plain word (libxtables, xtables_save_string). */
    private String quoted(String text) {
        boolean plain = form == Form.WRITTEN ? text.matches("[^\\s\"'\\\\]+") : text.matches("[A-Za-z0-9_-]+");
        return plain ? text : "\"" + text.replaceAll("[\"'\\\\]", "\\\\$0") + "\"";
    }

    @Override
    public Words nfacct(Match.Nfacct match) {
        return new Words("nfacct", "--nfacct-name " + match.name());
    }

    @Override
    public Words inSet(Match.InSet match) {
        String ends =
                match.ends().map(end -> end == Match.End.SOURCE ? "src" : "dst").mkString(",");
        return new Words("set", "--match-set " + match.set() + " " + ends);
    }

    @Override
    public Words physdevIsIn(Match.PhysdevIsIn match) {
        return new Words("physdev", "--physdev-is-in");
    }

    @Override
    public Words transport(TransportMatch match) {
        return match.accept(new TransportMatchText(transport));
    }

    @Override
    public Words connection(ConnectionMatch match) {
        return match.accept(new ConnectionMatchText(form));
    }

    @Override
    public Words header(HeaderMatch match) {
        return match.accept(new HeaderMatchText(family));
    }

    @Override
    public Words host(HostMatch match) {
        return match.accept(new HostMatchText());
    }

    @Override
    public Words rate(RateMatch match) {
        return match.accept(new RateMatchText(form, family));
    }

    @Override
    public Words unknown(Match.Unknown match) {
        return new Words("", match.text());
    }
}
