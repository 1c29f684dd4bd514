package io.github.kubevalue.net.nftables;

import io.github.kubevalue.model.address.Endpoint;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.net.conntrack.Tracking;
import io.github.kubevalue.net.netfilter.MarkOperation;
import io.github.kubevalue.net.netfilter.NatTarget;
import io.github.kubevalue.net.netfilter.RejectWith;
import io.github.kubevalue.net.netfilter.Target;
import io.github.kubevalue.net.netfilter.stack.Passing;
import io.github.kubevalue.net.netfilter.stack.Verdict;
import io.github.kubevalue.net.packet.Flow;
import io.github.kubevalue.net.packet.IpProtocol;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;

/** Runs the statements of one rule on a packet. */
final class StatementRun implements Statement.Visitor<Step> {
    private static final Reading NOTHING = new Reading.Found(Vector.empty());
    private static final Duration FOR_EVER = Duration.ofDays(100_000);

    private final Passing packet;
    private final NftTable table;
    private final NftChain chain;
    private final NftRule rule;
    private final ExpressionRun expressions;
    private String element = "";

    StatementRun(Passing packet, NftTable table, NftChain chain, NftRule rule) {
        this.packet = packet;
        this.table = table;
        this.chain = chain;
        this.rule = rule;
        this.expressions = new ExpressionRun(packet, table, chain);
    }

    Step run() {
        for (Statement statement : rule.statements()) {
            Step step = statement.accept(this);
            if (step != Step.NEXT) {
                return step;
            }
        }
        return Step.NEXT;
    }

    /** What evidence says of the rule: its comment, or what the map said. */
    String note() {
        return rule.comment().getOrElse(element);
    }

    /** What a verdict of this rule gives as its reason. */
    String why() {
        String said = note();
        return table.name() + " " + chain.name() + ": "
                + (said.isEmpty() ? rule.shown(flow().source().ip().family()) : said);
    }

    /** The table as it is now; an earlier rule may have changed what it remembers. */
    private NftTable now() {
        return packet.state().hooked().get(table.name()).getOrElse(table) instanceof NftTable same ? same : table;
    }

    private Flow flow() {
        return packet.inFlight().packet().flow();
    }

    private Ip ip(Statement.End end) {
        return end == Statement.End.SADDR
                ? flow().source().ip()
                : flow().destination().ip();
    }

    @Override
    public Step prefix(Statement.Prefix statement) {
        return Step.when(statement.block().contains(ip(statement.end())) != statement.negated());
    }

    @Override
    public Step prefixes(Statement.Prefixes statement) {
        Ip ip = ip(statement.end());
        boolean inside = statement.hosts().contains(ip) || statement.blocks().exists(block -> block.contains(ip));
        return Step.when(inside != statement.negated());
    }

    @Override
    public Step inSet(Statement.InSet statement) {
        Option<Vector<Datum>> key = Field.key(statement.key(), flow());
        return Step.when(key.exists(
                found -> now().contains(statement.set(), found, packet.at().now())));
    }

    @Override
    public Step inInterface(Statement.InInterface statement) {
        String name = statement.name();
        String device = packet.at().in().getOrElse("");
        boolean same =
                name.endsWith("*") ? device.startsWith(name.substring(0, name.length() - 1)) : device.equals(name);
        return Step.when(same != statement.negated());
    }

    @Override
    public Step l4Proto(Statement.L4Proto statement) {
        return Step.when(flow().protocol() == statement.protocol());
    }

    @Override
    public Step inState(Statement.InState statement) {
        return Step.when(packet.inFlight().tracking().state() == statement.state());
    }

    @Override
    public Step translated(Statement.Translated statement) {
        return Step.when(packet.inFlight().tracking() instanceof Tracking.Connection connection
                && connection.entry().translation().isDestinationTranslated());
    }

    @Override
    public Step fib(Statement.Fib statement) {
        return Step.when(packet.state().addresses().typeOf(ip(statement.end())) == statement.type());
    }

    @Override
    public Step marked(Statement.Marked statement) {
        return Step.when((packet.inFlight().packet().mark() & statement.bits()) != 0);
    }

    @Override
    public Step setMark(Statement.SetMark statement) {
        return apply(new Target.Mark(statement.operation(), statement.bits(), -1));
    }

    @Override
    public Step decide(Statement.Decide statement) {
        return decided(statement.verdict());
    }

    @Override
    public Step vmap(Statement.Vmap statement) {
        Option<NftElement> found = Field.key(statement.key(), flow())
                .flatMap(key -> table.sets()
                        .get(statement.map())
                        .flatMap(map -> map.elements().get(key)));
        found.forEach(entry -> element = entry.toString());
        return found.flatMap(NftElement::verdict).<Step>map(Step.Decides::new).getOrElse(Step.BREAK);
    }

    private int draw(int alternatives) {
        return packet.choice().among(table.name() + " " + chain.name(), alternatives);
    }

    @Override
    public Step randomVmap(Statement.RandomVmap statement) {
        NftVerdict verdict = statement.verdicts().get(draw(statement.verdicts().size()));
        element = verdict.toString();
        return new Step.Decides(verdict);
    }

    // src/evaluate.c, stmt_evaluate_reject_family: an answer of one family, or of TCP, asks for it first
    @Override
    public Step reject(Statement.Reject statement) {
        boolean isPlain = statement.ipv4().isEmpty() && statement.ipv6().isEmpty();
        Option<RejectWith> with = flow().source().ip().isV4() ? statement.ipv4() : statement.ipv6();
        boolean resets = with.contains(RejectWith.TCP_RESET);
        if (!isPlain && with.isEmpty() || resets && flow().protocol() != IpProtocol.TCP) {
            return Step.BREAK;
        }
        return apply(new Target.Reject(with));
    }

    @Override
    public Step dnat(Statement.Dnat statement) {
        return translate(statement.to());
    }

    @Override
    public Step randomDnat(Statement.RandomDnat statement) {
        return translate(statement.to().get(draw(statement.to().size())));
    }

    private Step translate(Endpoint to) {
        return apply(NatTarget.Dnat.to(to.ip(), to.port().number()));
    }

    @Override
    public Step masquerade(Statement.Masquerade statement) {
        return apply(statement.fullyRandom() ? NatTarget.Masquerade.fullyRandom() : NatTarget.Masquerade.plain());
    }

    @Override
    public Step update(Statement.Update statement) {
        Option<NftSet> set = table.sets().get(statement.set());
        Option<Vector<Datum>> key = Field.key(statement.key(), flow());
        NftTable now = now();
        if (set.isEmpty()
                || key.isEmpty()
                || !now.keys().hasRoom(statement.set(), key.get(), packet.at().now())) {
            return Step.BREAK;
        }
        set.get()
                .timeout()
                .forEach(timeout -> packet.remember(now.withKeys(now.keys()
                        .updated(statement.set(), key.get(), packet.at().now(), timeout))));
        return Step.NEXT;
    }

    private Step apply(Target target) {
        return packet.apply(target, this::why).<Step>map(Step.Ends::new).getOrElse(Step.NEXT);
    }

    private Reading read(Expression expression) {
        return expressions.read(expression);
    }

    @Override
    public Step compare(Statement.Compare statement) {
        return step(
                read(statement.left()),
                values -> values.find(Datum.Unknown.class::isInstance)
                        .map(part -> notModelled(((Datum.Unknown) part).text()))
                        .getOrElse(() -> Step.when(Comparison.holds(statement, values))));
    }

    private static Step step(Reading reading, Function<Vector<Datum>, Step> next) {
        if (reading instanceof Reading.Found found) {
            return next.apply(found.values());
        }
        return reading instanceof Reading.NotModelled not ? notModelled(not.text()) : Step.BREAK;
    }

    private static Step notModelled(String text) {
        return new Step.Ends(new Verdict.NotModelled(text));
    }

    @Override
    public Step contained(Statement.Contained statement) {
        return step(
                read(statement.key()),
                key -> step(
                        expressions.contains(statement.set(), key),
                        found -> Step.when(found.head().equals(ExpressionRun.YES) != statement.negated())));
    }

    @Override
    public Step choose(Statement.Choose statement) {
        return step(read(statement.key()), key -> choose(statement.map(), key));
    }

    private Step choose(Members map, Vector<Datum> key) {
        Option<Reading> doubt = expressions.doubt(map, key);
        if (doubt.isDefined()) {
            return step(doubt.get(), none -> Step.BREAK);
        }
        Option<NftElement> found = expressions.find(map, key);
        found.forEach(entry -> element = entry.toString());
        return found.flatMap(NftElement::verdict).map(StatementRun::decided).getOrElse(Step.BREAK);
    }

    private static Step decided(NftVerdict verdict) {
        return verdict instanceof NftVerdict.Continue ? Step.NEXT : new Step.Decides(verdict);
    }

    @Override
    public Step assign(Statement.Assign statement) {
        return step(
                read(statement.value()),
                values -> assign(
                        statement.key(), values.head().number().getOrElse(0L).intValue()));
    }

    private Step assign(Key key, int value) {
        return switch (key) {
            case META_MARK -> apply(new Target.Mark(MarkOperation.SET_XMARK, value, -1));
            case CT_MARK -> apply(new Target.Connmark(Target.Connmark.Operation.SET_XMARK, value, -1, -1));
            case CT_ZONE -> apply(new Target.Zone(value));
            default -> notModelled(key + " set");
        };
    }

    @Override
    public Step translate(Statement.Translate statement) {
        IpFamily family = flow().source().ip().family();
        if (statement.family().exists(only -> only != family)) {
            return Step.NEXT;
        }
        Statement.Translate.To to = statement.to();
        Reading address = to.mapped().map(this::read).getOrElse(NOTHING);
        Reading port = to.mappedPort().map(this::read).getOrElse(NOTHING);
        return step(address, addresses -> step(port, ports -> apply(Translations.target(statement, addresses, ports))));
    }

    @Override
    public Step learn(Statement.Learn statement) {
        return step(read(statement.key()), key -> learn(statement, key));
    }

    private Step learn(Statement.Learn statement, Vector<Datum> key) {
        NftTable now = now();
        Instant time = packet.at().now();
        String set = statement.set();
        if (table.sets().get(set).isEmpty()) {
            return notModelled("no set " + set);
        }
        TimedKeys keys = now.keys();
        if (statement.operation() == Statement.Learn.Operation.DELETE) {
            boolean known = keys.contains(set, key, time);
            packet.remember(now.withKeys(keys.without(set, key)));
            return Step.when(known);
        }
        if (!keys.hasRoom(set, key, time)) {
            return Step.BREAK;
        }
        boolean kept = statement.operation() == Statement.Learn.Operation.ADD && now.contains(set, key, time);
        if (!kept) {
            Duration timeout = statement
                    .timeout()
                    .orElse(table.sets().get(set).get()::timeout)
                    .getOrElse(FOR_EVER);
            packet.remember(now.withKeys(keys.updated(set, key, time, timeout)));
        }
        return Step.NEXT;
    }

    @Override
    public Step notrack(Statement.Notrack statement) {
        return apply(new Target.Notrack());
    }

    @Override
    public Step aside(Statement.Aside statement) {
        return Step.NEXT;
    }

    @Override
    public Step unknown(Statement.Unknown statement) {
        return notModelled(statement.text());
    }
}
