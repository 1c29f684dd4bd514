package io.github.kubevalue.dsl.build;

import io.github.kubevalue.model.networking.NetworkPolicySpec;
import java.util.function.UnaryOperator;

/** A NetworkPolicy in the saying: it guards all pods of its namespace unless it says otherwise. */
public interface NetworkPolicyStage {

    /** Guards the pods with that label; said again, with both. */
    NetworkPolicyStage select(String key, String value);

    /** Lets nothing in but what further sentences allow. */
    NetworkPolicyStage denyIngress();

    /** Lets nothing out but what further sentences allow. */
    NetworkPolicyStage denyEgress();

    /** Lets in the pods of the namespace with that label, on that TCP port. */
    NetworkPolicyStage allowFrom(String key, String value, int port);

    /** Lets in that block of addresses, on that TCP port. */
    NetworkPolicyStage allowFrom(String cidr, int port);

    /** Lets out to the pods of the namespace with that label, on that TCP port. */
    NetworkPolicyStage allowTo(String key, String value, int port);

    /** Lets out to the cluster's DNS, by UDP and TCP. */
    NetworkPolicyStage allowDns();

    /** Changes whatever else a policy's spec can say. */
    NetworkPolicyStage with(UnaryOperator<NetworkPolicySpec> change);
}
