package io.github.kubevalue.model.authorizer.node;

import io.github.kubevalue.model.authorizer.Attributes;
import io.github.kubevalue.model.authorizer.Authorizer;
import io.github.kubevalue.model.authorizer.Decision;
import io.github.kubevalue.model.authorizer.User;
import io.github.kubevalue.model.authorizer.rbac.BootstrapPolicy;
import io.github.kubevalue.model.authorizer.rbac.Rules;
import io.github.kubevalue.model.rbac.ClusterRole;
import io.github.kubevalue.model.rbac.PolicyRule;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/**
 * Allows kubelets what they need: to read what the pods on their node refer to, to write their own lease and the status of their
 * node and pods. (plugin/pkg/auth/authorizer/node/node_authorizer.go)
 *
 * <p>Lists of pods and of resource slices are allowed to kubelets by field selector only; a request does not tell it here, so
 * they are refused. Volume attachments, resource claims and certificates of pods are not looked into: they are refused too.
 */
public final class NodeAuthorizer implements Authorizer {
    private static final String PREFIX = "system:node:";
    private static final String GROUP = "system:nodes";
    private static final String LEASES = "kube-node-lease";
    private static final Seq<String> READ = Vector.of("get", "list", "watch");
    private static final Seq<String> KEEP = Vector.of("get", "create", "update", "patch", "delete");
    /** The rules for all that does not depend on the node. */
    private static final Seq<PolicyRule> RULES = Vector.ofAll(BootstrapPolicy.objects())
            .find(object -> object instanceof ClusterRole && object.name().equals("system:node"))
            .map(role -> ((ClusterRole) role).rules())
            .get();

    @Override
    public Decision authorize(User user, Attributes request, Snapshot snapshot) {
        if (!user.name().startsWith(PREFIX) || !user.groups().contains(GROUP)) {
            return Decision.noOpinion();
        }
        String node = user.name().substring(PREFIX.length());
        if (node.isEmpty()) {
            return no("unknown node for user \"" + user + "\"");
        }
        return request instanceof Attributes.Resource resource
                ? authorize(resource, new Relations(snapshot, node))
                : byRule(request);
    }

    private static Decision authorize(Attributes.Resource asked, Relations relations) {
        return switch (asked.group() + "/" + asked.resource()) {
            case "/secrets" -> read(asked, relations, relations.hasSecret(asked.namespace(), asked.name()));
            case "/configmaps" -> read(asked, relations, relations.hasConfigMap(asked.namespace(), asked.name()));
            case "/persistentvolumeclaims" -> claim(asked, relations);
            case "/persistentvolumes" -> get(asked, relations, relations.hasVolume(asked.name()));
            case "/serviceaccounts" -> account(asked, relations);
            case "/nodes" -> node(asked, relations.node());
            case "/pods" -> pod(asked, relations);
            case "coordination.k8s.io/leases" -> lease(asked, relations.node());
            case "storage.k8s.io/csinodes" -> csiNode(asked, relations.node());
            case "resource.k8s.io/resourceclaims", "storage.k8s.io/volumeattachments" -> get(asked, relations, false);
            case "resource.k8s.io/resourceslices", "certificates.k8s.io/podcertificaterequests" ->
                no("not modelled: " + asked.resource() + " of kubelets");
            default -> byRule(asked);
        };
    }

    private static Decision byRule(Attributes request) {
        return RULES.find(rule -> Rules.allows(rule, request))
                .<Decision>map(rule -> new Decision.Allowed("", Vector.empty(), Rules.text(rule)))
                .getOrElse(Decision.noOpinion());
    }

    private static Decision read(Attributes.Resource asked, Relations relations, boolean related) {
        if (!READ.contains(asked.verb())) {
            return no("can only read resources of this type");
        }
        if (!asked.subresource().isEmpty()) {
            return no("cannot read subresource");
        }
        return asked.namespace().isEmpty()
                ? no("can only read namespaced object of this type")
                : named(asked, relations, related);
    }

    private static Decision get(Attributes.Resource asked, Relations relations, boolean related) {
        if (!asked.verb().equals("get")) {
            return no("can only get individual resources of this type");
        }
        return asked.subresource().isEmpty() ? named(asked, relations, related) : no("cannot get subresource");
    }

    private static Decision named(Attributes.Resource asked, Relations relations, boolean related) {
        if (asked.name().isEmpty()) {
            return no("No Object name found");
        }
        return related ? yes() : unrelated(relations);
    }

    private static Decision unrelated(Relations relations) {
        return no("no relationship found between node '" + relations.node() + "' and this object");
    }

    private static Decision claim(Attributes.Resource asked, Relations relations) {
        boolean related = relations.hasClaim(asked.namespace(), asked.name());
        if (!asked.subresource().equals("status")) {
            return get(asked, relations, related);
        }
        return isOneOf(asked, "update", "patch")
                ? named(asked, relations, related)
                : no("can only get/update/patch this type");
    }

    private static Decision account(Attributes.Resource asked, Relations relations) {
        boolean related = relations.hasServiceAccount(asked.namespace(), asked.name());
        if (asked.verb().equals("get") && asked.subresource().isEmpty()) {
            return read(asked, relations, related);
        }
        if (!asked.verb().equals("create") || asked.name().isEmpty()) {
            return no("can only create tokens for individual service accounts");
        }
        if (!asked.subresource().equals("token")) {
            return no("can only create token subresource of serviceaccount");
        }
        return related ? yes() : unrelated(relations);
    }

    private static Decision lease(Attributes.Resource asked, String node) {
        if (!KEEP.contains(asked.verb())) {
            return no("can only get, create, update, patch, or delete a node lease");
        }
        if (!asked.namespace().equals(LEASES)) {
            return no("can only access leases in the \"" + LEASES + "\" system namespace");
        }
        return isOwnOrNew(asked, node)
                ? yes()
                : no("can only access node lease with the same name as the requesting node");
    }

    private static Decision csiNode(Attributes.Resource asked, String node) {
        if (!KEEP.contains(asked.verb())) {
            return no("can only get, create, update, patch, or delete a CSINode");
        }
        if (!asked.subresource().isEmpty()) {
            return no("cannot authorize CSINode subresources");
        }
        return isOwnOrNew(asked, node)
                ? yes()
                : no("can only access CSINode with the same name as the requesting node");
    }

    private static boolean isOwnOrNew(Attributes.Resource asked, String node) {
        return asked.verb().equals("create") || asked.name().equals(node);
    }

    private static Decision node(Attributes.Resource asked, String node) {
        boolean whole = asked.subresource().isEmpty();
        if (whole && isOneOf(asked, "create", "update", "patch")
                || asked.subresource().equals("status") && isOneOf(asked, "update", "patch")) {
            return yes();
        }
        if (!whole || !READ.contains(asked.verb())) {
            return Decision.noOpinion();
        }
        if (asked.name().equals(node)) {
            return yes();
        }
        return no(
                asked.name().isEmpty()
                        ? "node '" + node + "' cannot read all nodes, only its own Node object"
                        : "node '" + node + "' cannot read '" + asked.name() + "', only its own Node object");
    }

    private static Decision pod(Attributes.Resource asked, Relations relations) {
        boolean related = relations.hasPod(asked.namespace(), asked.name());
        return switch (asked.combined() + " " + asked.verb()) {
            case "pods get" -> named(asked, relations, related);
            case "pods list", "pods watch" ->
                asked.name().isEmpty()
                        ? no("can only list/watch pods with spec.nodeName field selector")
                        : named(asked, relations, related);
            case "pods create", "pods delete", "pods/status update", "pods/status patch", "pods/eviction create" ->
                yes();
            default -> Decision.noOpinion();
        };
    }

    private static boolean isOneOf(Attributes.Resource asked, String... verbs) {
        return Vector.of(verbs).contains(asked.verb());
    }

    private static Decision yes() {
        return new Decision.Allowed("", Vector.empty(), "");
    }

    private static Decision no(String reason) {
        return new Decision.NoOpinion(reason);
    }
}
