package io.github.kubevalue.net.nftables;

import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.net.netfilter.MarkOperation;
import io.github.kubevalue.net.netfilter.RejectWith;
import io.github.kubevalue.net.netfilter.Target;
import io.github.kubevalue.net.netfilter.stack.Evidence;
import io.github.kubevalue.net.netfilter.stack.Passing;
import io.github.kubevalue.net.netfilter.stack.Verdict;
import io.github.kubevalue.net.packet.Flow;
import io.github.kubevalue.net.packet.IpProtocol;
import io.github.kubevalue.net.packet.Packet;
import io.vavr.collection.Seq;
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
    private final ProxyStatementRun proxy = new ProxyStatementRun(this);
    private Object element = "";

    StatementRun(Passing packet, NftTable table, NftChain chain, NftRule rule) {
        this.packet = packet;
        this.table = table;
        this.chain = chain;
        this.rule = rule;
        this.expressions = new ExpressionRun(packet, table, chain);
    }

    Step run() {
        Seq<Statement> statements = rule.statements();
        for (int i = 0; i < statements.size(); i++) {
            Step step = statements.get(i).accept(this);
            if (step != Step.NEXT) {
                return step;
            }
        }
        return Step.NEXT;
    }

    /** Returns what evidence says of the rule, after it has led to a step. */
    Evidence met(int number, Step step, Packet before) {
        return new Meeting(
                packet.at().hook(),
                table,
                chain,
                number,
                rule,
                step,
                element,
                before,
                packet.inFlight().packet());
    }

    /** What a verdict of this rule gives as its reason. */
    String why() {
        String said = rule.comment().getOrElse(element::toString);
        return table.name() + " " + chain.name() + ": "
                + (said.isEmpty() ? rule.shown(flow().source().ip().family()) : said);
    }

    Passing packet() {
        return packet;
    }

    /** The table as it was loaded. */
    NftTable table() {
        return table;
    }

    /** Remembers what a map said. */
    void met(Object said) {
        element = said;
    }

    /** The table as it is now; an earlier rule may have changed what it remembers. */
    NftTable now() {
        return expressions.now();
    }

    Flow flow() {
        return packet.inFlight().packet().flow();
    }

    @Override
    public Step proxy(ProxyStatement statement) {
        return statement.accept(proxy);
    }

    @Override
    public Step decide(Statement.Decide statement) {
        return decided(statement.verdict());
    }

    /** Draws one of so many. */
    int draw(int alternatives) {
        return packet.choice().among(table.name() + " " + chain.name(), alternatives);
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

    /** Does what a target of iptables does. */
    Step apply(Target target) {
        return packet.apply(target, this::why).<Step>map(Step.Ends::new).getOrElse(Step.NEXT);
    }

    private Reading read(Expression expression) {
        return expressions.read(expression);
    }

    @Override
    public Step compare(Statement.Compare statement) {
        return step(read(statement.left()).known(), values -> Step.when(Comparison.holds(statement, values)));
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
        found.forEach(this::met);
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
        return step(read(statement.key()).known(), key -> learn(statement, key));
    }

    private Step learn(Statement.Learn statement, Vector<Datum> key) {
        NftTable now = now();
        Instant time = packet.at().now();
        String name = statement.set();
        Option<NftSet> found = table.sets().get(name);
        if (found.isEmpty()) {
            return notModelled("no set " + name);
        }
        NftSet set = found.get();
        TimedKeys keys = now.keys();
        if (statement.operation() == Statement.Learn.Operation.DELETE) {
            if (set.find(key).isDefined()) {
                return notModelled("delete @" + name + " of an element that no rule has put in");
            }
            packet.remember(now.withKeys(keys.without(name, key)));
            return Step.NEXT;
        }
        if (!keys.hasRoom(set, key, time)) {
            return Step.BREAK;
        }
        boolean kept = statement.operation() == Statement.Learn.Operation.ADD && now.contains(name, key, time);
        if (!kept) {
            Duration timeout = statement.timeout().orElse(set::timeout).getOrElse(FOR_EVER);
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
