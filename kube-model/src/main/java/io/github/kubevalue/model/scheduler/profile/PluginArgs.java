package io.github.kubevalue.model.scheduler.profile;

/**
 * The arguments of a plugin, with the defaults of those that are not said.
 *
 * @param said the arguments as written
 */
// pkg/scheduler/apis/config/v1/defaults.go
record PluginArgs(Section said) {
    int minCandidateNodesPercentage() {
        return said.number("minCandidateNodesPercentage", 10);
    }

    int minCandidateNodesAbsolute() {
        return said.number("minCandidateNodesAbsolute", 100);
    }

    int hardPodAffinityWeight() {
        return said.number("hardPodAffinityWeight", 1);
    }

    String defaultingType() {
        return said.text("defaultingType", "System");
    }

    /** The type of the strategy by which nodes are scored, if these are the arguments of one. */
    String strategyType() {
        return said.text("type", "LeastAllocated");
    }

    /** How much a resource counts, if these are the arguments of one. */
    int weight() {
        return said.number("weight", 1);
    }
}
