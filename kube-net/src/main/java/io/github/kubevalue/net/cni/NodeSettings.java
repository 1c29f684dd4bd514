package io.github.kubevalue.net.cni;

import io.github.kubevalue.model.core.Container;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.net.route.Device;
import io.github.kubevalue.net.route.IpSettings;
import io.github.kubevalue.net.route.ReversePathFilter;
import io.vavr.collection.Seq;

/** What the plugin sets in a node's {@code /proc/sys/net/ipv4/conf}. */
final class NodeSettings {
    private final CniConfig config;
    private final PodPlug plug;

    NodeSettings(CniConfig config, PodPlug plug) {
        this.config = config;
        this.plug = plug;
    }

    IpSettings of(Seq<Pod> pods) {
        return pods.foldLeft(config.settings(), this::with);
    }

    private IpSettings with(IpSettings settings, Pod pod) {
        Device device = plug.hostDevice(pod);
        if (config.plug() == Plug.ROUTED) {
            // felix, dataplane/linux/endpoint_mgr.go, configureInterface
            return settings.with(
                    device.name(),
                    settings.device(device.name())
                            .withRpFilter(ReversePathFilter.STRICT)
                            .withRouteLocalnet(true));
        }
        // containernetworking/plugins, plugins/meta/portmap/portmap.go, enableLocalnetRouting
        String towards = device.master().getOrElse(device.name());
        return hasHostPort(pod)
                ? settings.with(towards, settings.device(towards).withRouteLocalnet(true))
                : settings;
    }

    private static boolean hasHostPort(Pod pod) {
        return pod.spec()
                .lastingContainers()
                .flatMap(Container::ports)
                .exists(port -> port.hostPort().exists(number -> number > 0));
    }
}
