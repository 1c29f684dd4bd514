package io.github.kubevalue.dns.cluster;

import io.github.kubevalue.dns.client.Transport;
import io.github.kubevalue.dns.core.Setup;
import io.github.kubevalue.dns.corefile.Corefile;
import io.github.kubevalue.dns.corefile.CorefileError;
import io.github.kubevalue.dns.plugin.Server;
import io.github.kubevalue.dns.plugin.Surroundings;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.core.ConfigMap;
import io.vavr.collection.HashMap;
import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;
import io.vavr.control.Either;
import io.vavr.control.Option;

/** A CoreDNS as its pods are told to run it: the Corefile that it reads there, and what it serves by that. */
record Installation(CoreDnsPods pods) {
    private static final String STANDARD = Setup.DIRECTORY + "Corefile";
    private static final String RESOLV_CONF = "/etc/resolv.conf";

    /**
     * A Corefile that is read.
     *
     * @param text the text
     * @param configMap the ConfigMap that it is from; none if it is kubeadm's
     * @param path where it is in the container
     */
    record Read(String text, Option<ConfigMap> configMap, String path) {

        /** Returns where it is from: {@code configmap/kube-system/coredns}. */
        @Override
        public String toString() {
            return configMap
                    .map(map -> map.key() + (path.equals(STANDARD) ? "" : " at " + path))
                    .getOrElse("the Corefile of kubeadm, as the objects hold none");
        }
    }

    /** Returns the Corefile that it reads, or why there is none. */
    Either<CorefileError, Read> corefile() {
        Option<CoreDnsContainer> container = pods.container();
        if (container.exists(CoreDnsContainer::isNodeCache)) {
            return new NodeCache(container.get(), pods.snapshot()).corefile();
        }
        String path = container.flatMap(each -> each.flags().value("conf")).getOrElse(STANDARD);
        return container
                .flatMap(each -> each.files().get(path).map(text -> new Read(text, each.configMapOf(path), path)))
                .map(Either::<CorefileError, Read>right)
                .getOrElse(() -> container.exists(each -> each.lacks(path))
                        ? Either.left(CorefileError.of("open " + path + ": no such file or directory"))
                        : Either.right(beside()));
    }

    /** A pod that is only sketched has no Corefile: that of the cluster's ConfigMap is taken, or kubeadm's. */
    private Read beside() {
        return map().flatMap(found -> found.data().get("Corefile").map(text -> new Read(text, map(), STANDARD)))
                .getOrElse(() -> new Read(
                        Corefile.kubeadm(
                                pods.config().clusterDomain().relative().toString()),
                        Option.none(),
                        STANDARD));
    }

    private Option<ConfigMap> map() {
        return pods.snapshot().get(ConfigMap.KIND, "kube-system", "coredns");
    }

    /** The server on port 53, if its Corefile lets it start. */
    Either<CorefileError, Server> started() {
        Either<CorefileError, Server> server = at(53, Option.none());
        Option<String> loop = server.toOption().flatMap(started -> new LoopCheck(started, pods).error());
        return loop.map(why -> Either.<CorefileError, Server>left(CorefileError.of(why)))
                .getOrElse(server);
    }

    /** What it serves on a port of an address; without an address, to others than its own host. */
    Either<CorefileError, Server> at(int port, Option<Ip> address) {
        Surroundings surroundings = surroundings();
        return corefile().flatMap(corefile -> {
            Transport network = pods.network(other -> served(surroundings, other, Option.none(), corefile)
                    .getOrElseGet(error -> Broken.server(String.valueOf(error.getMessage()))));
            return served(surroundings, port, address, corefile).map(server -> server.through(network));
        });
    }

    private static Either<CorefileError, Server> served(
            Surroundings surroundings, int port, Option<Ip> address, Read corefile) {
        return new Setup(surroundings, port, address).server(corefile.text());
    }

    private Surroundings surroundings() {
        Option<CoreDnsContainer> container = pods.container();
        SortedMap<String, String> mounted =
                container.map(CoreDnsContainer::files).getOrElse(TreeMap.empty());
        SortedMap<String, String> files = mounted.isEmpty() ? besides() : mounted;
        return Surroundings.builder()
                .snapshot(pods.snapshot())
                .modified(pods.config().modified())
                .outside(pods.config().outside())
                .environment(container.map(CoreDnsContainer::environment).getOrElse(HashMap.empty()))
                .files(files.put(RESOLV_CONF, pods.resolvConf().toString()))
                .hostname(pods.hostname())
                .build();
    }

    /** The ConfigMap's keys are files beside the Corefile. */
    private SortedMap<String, String> besides() {
        return map().map(found -> found.data().mapKeys(key -> Setup.DIRECTORY + key))
                .map(files -> TreeMap.ofEntries(files))
                .getOrElse(TreeMap.empty());
    }
}
