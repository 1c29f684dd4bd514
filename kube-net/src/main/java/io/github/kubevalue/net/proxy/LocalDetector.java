package io.github.kubevalue.net.proxy;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.net.netfilter.Match;
import io.vavr.control.Option;

/** How the rules of a node tell traffic of its own pods from other traffic. */
// pkg/proxy/util/localdetector.go
public sealed interface LocalDetector {

    /** Returns the match that holds for local traffic; none if it cannot be told. */
    Option<Match> match();

    /**
     * Pods are known by their addresses.
     *
     * @param cidr the addresses of pods
     */
    record ByCidr(Cidr cidr) implements LocalDetector {
        @Override
        public Option<Match> match() {
            return Option.some(new Match.Source(cidr.network()));
        }
    }

    /**
     * Pods are what comes in through a bridge.
     *
     * @param name the bridge
     */
    record ByBridge(String name) implements LocalDetector {
        @Override
        public Option<Match> match() {
            return Option.some(new Match.InInterface(name));
        }
    }

    /**
     * Pods are what comes in through devices whose names begin alike.
     *
     * @param prefix the beginning of the names
     */
    record ByInterfacePrefix(String prefix) implements LocalDetector {
        @Override
        public Option<Match> match() {
            return Option.some(new Match.InInterface(prefix + "+"));
        }
    }

    /** Pods are not told from others. */
    record Off() implements LocalDetector {
        @Override
        public Option<Match> match() {
            return Option.none();
        }
    }
}
