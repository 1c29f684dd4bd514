package io.github.kubevalue.net.nftables;

import io.github.kubevalue.model.address.Endpoint;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.net.conntrack.Tracking;
import io.github.kubevalue.net.netfilter.NatTarget;
import io.github.kubevalue.net.netfilter.Target;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** Runs what kube-proxy writes on a packet. */
record ProxyStatementRun(StatementRun rule) implements ProxyStatement.Visitor<Step> {
    private Ip ip(ProxyStatement.End end) {
        return end == ProxyStatement.End.SADDR
                ? rule.flow().source().ip()
                : rule.flow().destination().ip();
    }

    private Step translate(Endpoint to) {
        return rule.apply(NatTarget.Dnat.to(to.ip(), to.port().number()));
    }

    @Override
    public Step prefix(ProxyStatement.Prefix statement) {
        return Step.when(statement.block().contains(ip(statement.end())) != statement.negated());
    }

    @Override
    public Step prefixes(ProxyStatement.Prefixes statement) {
        Ip ip = ip(statement.end());
        boolean inside = statement.hosts().contains(ip) || statement.blocks().exists(block -> block.contains(ip));
        return Step.when(inside != statement.negated());
    }

    @Override
    public Step inSet(ProxyStatement.InSet statement) {
        Option<Vector<Datum>> key = Field.key(statement.key(), rule.flow());
        return Step.when(key.exists(found ->
                rule.now().contains(statement.set(), found, rule.packet().at().now())));
    }

    @Override
    public Step inInterface(ProxyStatement.InInterface statement) {
        String name = statement.name();
        String device = rule.packet().at().in().getOrElse("");
        boolean same =
                name.endsWith("*") ? device.startsWith(name.substring(0, name.length() - 1)) : device.equals(name);
        return Step.when(same != statement.negated());
    }

    @Override
    public Step l4Proto(ProxyStatement.L4Proto statement) {
        return Step.when(rule.flow().protocol() == statement.protocol());
    }

    @Override
    public Step inState(ProxyStatement.InState statement) {
        return Step.when(rule.packet().inFlight().tracking().state() == statement.state());
    }

    @Override
    public Step translated(ProxyStatement.Translated statement) {
        return Step.when(rule.packet().inFlight().tracking() instanceof Tracking.Connection connection
                && connection.entry().translation().isDestinationTranslated());
    }

    @Override
    public Step fib(ProxyStatement.Fib statement) {
        return Step.when(rule.packet().state().addresses().typeOf(ip(statement.end())) == statement.type());
    }

    @Override
    public Step marked(ProxyStatement.Marked statement) {
        return Step.when((rule.packet().inFlight().packet().mark() & statement.bits()) != 0);
    }

    @Override
    public Step setMark(ProxyStatement.SetMark statement) {
        return rule.apply(new Target.Mark(statement.operation(), statement.bits(), -1));
    }

    @Override
    public Step vmap(ProxyStatement.Vmap statement) {
        Option<Vector<Datum>> key = Field.key(statement.key(), rule.flow());
        Option<NftSet> map = rule.table().sets().get(statement.map());
        if (key.isEmpty() || map.isEmpty()) {
            return Step.BREAK;
        }
        Option<NftElement> found = map.get().elements().get(key.get());
        found.forEach(rule::met);
        return found.flatMap(NftElement::verdict).<Step>map(Step.Decides::new).getOrElse(Step.BREAK);
    }

    @Override
    public Step randomVmap(ProxyStatement.RandomVmap statement) {
        NftVerdict verdict =
                statement.verdicts().get(rule.draw(statement.verdicts().size()));
        rule.met(verdict);
        return new Step.Decides(verdict);
    }

    @Override
    public Step dnat(ProxyStatement.Dnat statement) {
        return translate(statement.to());
    }

    @Override
    public Step randomDnat(ProxyStatement.RandomDnat statement) {
        return translate(statement.to().get(rule.draw(statement.to().size())));
    }

    @Override
    public Step masquerade(ProxyStatement.Masquerade statement) {
        return rule.apply(statement.fullyRandom() ? NatTarget.Masquerade.fullyRandom() : NatTarget.Masquerade.plain());
    }

    @Override
    public Step update(ProxyStatement.Update statement) {
        Option<NftSet> set = rule.table().sets().get(statement.set());
        Option<Vector<Datum>> key = Field.key(statement.key(), rule.flow());
        NftTable now = rule.now();
        if (set.isEmpty()
                || key.isEmpty()
                || !now.keys().hasRoom(set.get(), key.get(), rule.packet().at().now())) {
            return Step.BREAK;
        }
        set.get()
                .timeout()
                .forEach(timeout -> rule.packet()
                        .remember(now.withKeys(now.keys()
                                .updated(
                                        set.get(), key.get(), rule.packet().at().now(), timeout))));
        return Step.NEXT;
    }
}
