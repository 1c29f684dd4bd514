package io.github.kubevalue.net.kernel.scenario;

import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.model.choice.Outcomes;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.store.Store;
import io.github.kubevalue.net.conntrack.Entry;
import io.github.kubevalue.net.kernel.lab.Observed;
import io.github.kubevalue.net.kernel.lab.Probe;
import io.github.kubevalue.net.netfilter.Chain;
import io.github.kubevalue.net.netfilter.Hook;
import io.github.kubevalue.net.netfilter.Policy;
import io.github.kubevalue.net.netfilter.Rule;
import io.github.kubevalue.net.netfilter.Ruleset;
import io.github.kubevalue.net.netfilter.TableName;
import io.github.kubevalue.net.netfilter.stack.NetfilterState;
import io.github.kubevalue.net.netfilter.text.IptablesText;
import io.github.kubevalue.net.network.Network;
import io.github.kubevalue.net.network.NetworkConfig;
import io.github.kubevalue.net.network.NetworkState;
import io.github.kubevalue.net.trace.Trace;
import io.github.kubevalue.net.walk.Message;
import io.github.kubevalue.net.walk.Side;
import io.github.kubevalue.net.walk.session.NetworkSession;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.Locale;

/** What the library predicts for a sequence: each of the ways that chance may choose, step by step. */
final class SequenceModel {
    /** Where pods and nodes answer as often as they are asked. */
    static final int PORT = 8081;

    private final Sequence sequence;

    SequenceModel(Sequence sequence) {
        this.sequence = sequence;
    }

    /**
     * What has become of a sequence.
     *
     * @param results what became of each flow, by step
     * @param entries the connections of each node after each step
     */
    record Played(Map<Integer, String> results, Seq<Map<String, Seq<Entry>>> entries) {}

    Seq<Played> played() {
        return Outcomes.of(choice -> new Run(choice).run()).map(Outcomes.Outcome::value);
    }

    /** One way through the sequence. */
    private final class Run {
        private final Choice choice;
        private NetworkConfig config;
        private Store store;
        private NetworkSession session;
        private Network unclean;
        private Map<String, Probe> probes = HashMap.empty();
        private Map<Integer, String> results = HashMap.empty();
        private Vector<Map<String, Seq<Entry>>> entries = Vector.empty();

        Run(Choice choice) {
            this.choice = choice;
            Setup setup = onPort(sequence.setup(), PORT);
            this.config = config(setup);
            this.store = store(setup);
            this.session = NetworkSession.of(Network.of(store, config), Instant.EPOCH);
            this.unclean = session.network();
        }

        Played run() {
            for (int step = 0; step < sequence.moves().size(); step++) {
                make(sequence.moves().get(step), step);
                entries = entries.append(ExampleCluster.nodeNames().toLinkedMap(node -> node, session::conntrack));
            }
            return new Played(results, entries);
        }

        private void make(Sequence.Move move, int step) {
            if (move instanceof Sequence.Move.Open open) {
                Probe probe = open.probe().from(portOf(step));
                probes = probes.put(open.name(), probe);
                took(step, probe, session.open(open.name(), Model.request(probe), choice));
            } else if (move instanceof Sequence.Move.Send send) {
                took(step, probes.get(send.name()).get(), answered(send.name()));
            } else if (move instanceof Sequence.Move.Stray stray) {
                strayed(step, stray);
            } else if (move instanceof Sequence.Move.Burst burst) {
                burst(step, burst);
            } else if (move instanceof Sequence.Move.Close close) {
                session = session.send(close.name(), Message.fin(Side.SERVER), choice)
                        .session();
                session = session.send(close.name(), Message.fin(Side.CLIENT), choice)
                        .session();
            } else {
                session = changed(move);
            }
        }

        /** What is sent is answered by data of the server, which the client acknowledges. */
        private NetworkSession.Step answered(String name) {
            NetworkSession.Step asked = session.send(name, Message.data(Side.CLIENT), choice);
            boolean tcp = asked.session().connection(name).get().isTcp();
            return tcp && asked.trace().isDelivered()
                    ? new NetworkSession.Step(
                            asked.trace(),
                            asked.session()
                                    .send(name, Message.data(Side.SERVER), choice)
                                    .session())
                    : asked;
        }

        private void took(int step, Probe probe, NetworkSession.Step taken) {
            results = results.put(step, text(taken.trace(), probe));
            session = taken.session();
        }

        private void strayed(int step, Sequence.Move.Stray stray) {
            NetworkSession.Step sent =
                    session.send(stray.name(), Message.data(Side.SERVER).at(stray.place()), choice);
            results = results.put(
                    step,
                    sent.trace().isDelivered()
                            ? "acknowledged"
                            : sent.trace().outcome().name());
            session = sent.session();
        }

        private void burst(int step, Sequence.Move.Burst burst) {
            Vector<String> became = Vector.empty();
            for (int flow = 0; flow < burst.flows(); flow++) {
                Probe probe = burst.probe().from(portOf(step) + 100 * (flow + 1));
                NetworkSession.Step taken = session.open("", Model.request(probe), choice);
                became = became.append(text(taken.trace(), probe));
                session = taken.session();
            }
            results = results.put(step, counted(became));
        }

        private NetworkSession changed(Sequence.Move move) {
            if (move instanceof Sequence.Move.Wait wait) {
                return session.after(wait.time());
            }
            if (move instanceof Sequence.Move.Change change) {
                return session.change(network(change.to()));
            }
            if (move instanceof Sequence.Move.Program program) {
                unclean = session.network();
                return session.program(network(program.to()));
            }
            if (move instanceof Sequence.Move.CleanUp) {
                return session.cleanUp(unclean);
            }
            if (move instanceof Sequence.Move.LoseAddress lose) {
                config = config.withoutAddress(lose.node(), Ip.parse(lose.address()));
                return session.change(Network.of(store, config));
            }
            return with(session, (Sequence.Move.AddRule) move);
        }

        private Network network(Setup changed) {
            Setup setup = onPort(changed, PORT);
            config = config(setup).withLostAddresses(config.lostAddresses());
            store = store(setup);
            return Network.of(store, config);
        }
    }

    /** Returns {@code 6 REFUSED, 8 TIMEOUT}. */
    static String counted(Seq<String> results) {
        return TreeMap.ofEntries(results.groupBy(result -> result).mapValues(Seq::size))
                .map(entry -> entry._2 + " " + entry._1)
                .mkString(", ");
    }

    static int portOf(int step) {
        return 43000 + step;
    }

    /** As {@link Observed} writes it. */
    private static String text(Trace trace, Probe probe) {
        Observed observed = Model.observed(trace, probe);
        boolean keeps = observed.seenPort() == probe.sourcePort()
                && observed.seenAddress().equals(addressOf(probe.from()));
        return trace.isDelivered()
                ? observed.server() + (keeps ? " keeps" : " sees " + observed.seenAddress())
                : observed.toString();
    }

    private static String addressOf(String name) {
        return name.equals("out") ? ExampleCluster.OUTSIDE : ExampleCluster.ip(name);
    }

    private static NetworkSession with(NetworkSession session, Sequence.Move.AddRule added) {
        Rule rule = IptablesText.parseRule(added.rule()).get();
        TableName table = TableName.valueOf(added.table().toUpperCase(Locale.ROOT));
        NetfilterState stack = session.state().stack(session.network(), added.node());
        Ruleset rules = stack.ipv4()
                .map(
                        table,
                        all -> all.with(all.chain(added.chain())
                                .getOrElse(() -> Chain.builtIn(Hook.valueOf(added.chain()), Policy.ACCEPT))
                                .prepend(rule)));
        NetworkState state = session.state().with(added.node(), stack.withIpv4(rules));
        return new NetworkSession(session.network(), state, session.connections());
    }

    private NetworkConfig config(Setup setup) {
        return Model.config(setup, sequence.network());
    }

    private static Store store(Setup setup) {
        return Model.store(setup, ExampleCluster.pods().map(SequenceModel::listening));
    }

    private static Pod listening(Pod pod) {
        return pod.withMetadata(pod.metadata()
                .withAnnotations(TreeMap.of("kubevalue.io/listen", "8080,8080/udp," + PORT + "," + PORT + "/udp")));
    }

    /** Returns a setup whose endpoints are on that port, if they are on the usual one. */
    static Setup onPort(Setup setup, int port) {
        return new Setup(
                setup.services(),
                setup.slices()
                        .map(slice -> slice.withPorts(slice.ports()
                                .map(each -> each.port().contains(8080) ? each.withPort(Option.some(port)) : each))),
                setup.config(),
                setup.masquerade(),
                setup.dropping());
    }
}
