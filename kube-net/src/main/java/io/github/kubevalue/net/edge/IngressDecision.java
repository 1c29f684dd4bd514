package io.github.kubevalue.net.edge;

import io.github.kubevalue.model.address.Endpoint;
import io.github.kubevalue.model.meta.ResourceKey;
import io.vavr.collection.Seq;

/** What an Ingress controller does with a request. */
public sealed interface IngressDecision {

    /** Says the decision and what decided it. */
    String describe();

    /**
     * It dials one of the Service's ready endpoints.
     *
     * @param ingress the Ingress that matched
     * @param rule the host and path that matched
     * @param service the Service
     * @param endpoints its ready endpoints, at least one
     */
    record Dial(ResourceKey ingress, String rule, ResourceKey service, Seq<Endpoint> endpoints)
            implements IngressDecision {
        @Override
        public String describe() {
            return ingress + " sends " + rule + " to " + service;
        }
    }

    /**
     * It answers itself.
     *
     * @param status the HTTP status
     * @param reason why
     */
    record Answer(int status, String reason) implements IngressDecision {
        @Override
        public String describe() {
            return "answers " + status + ": " + reason;
        }
    }

    /**
     * What it does depends on something that is not modelled.
     *
     * @param what what that is
     */
    record NotModelled(String what) implements IngressDecision {
        @Override
        public String describe() {
            return "not modelled: " + what;
        }
    }
}
