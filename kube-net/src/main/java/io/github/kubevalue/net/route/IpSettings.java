package io.github.kubevalue.net.route;

import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;
import java.util.function.Predicate;

/**
 * The settings of IPv4 in a namespace: {@code conf/all}, and those of devices that differ from what devices start with.
 *
 * @param all what {@code conf/all} says
 * @param devices what {@code conf/NAME} says of devices
 */
public record IpSettings(DeviceSettings all, SortedMap<String, DeviceSettings> devices) {
    /** What a kernel starts with that routes. */
    public static final IpSettings DEFAULT = new IpSettings(DeviceSettings.DEFAULT, TreeMap.empty());

    /** Returns these settings with other ones for {@code conf/all}. */
    public IpSettings withAll(DeviceSettings settings) {
        return new IpSettings(settings, devices);
    }

    /** Returns these settings with other ones for a device. */
    public IpSettings with(String device, DeviceSettings settings) {
        return new IpSettings(all, devices.put(device, settings));
    }

    /** Returns these settings with {@code ip_forward} off: nothing is taken on, whatever device it came in by. */
    public IpSettings withoutForwarding() {
        return new IpSettings(all.withForwarding(false), devices.mapValues(each -> each.withForwarding(false)));
    }

    /** Returns what {@code conf/NAME} says of a device. */
    public DeviceSettings device(String device) {
        return devices.get(device).getOrElse(() -> DeviceSettings.DEFAULT.withForwarding(all.forwarding()));
    }

    private boolean either(String device, Predicate<DeviceSettings> setting) {
        return setting.test(all) || setting.test(device(device));
    }

    /** Returns how the source of packets is checked that come in by a device. */
    public ReversePathFilter rpFilter(String device) {
        return all.rpFilter().max(device(device).rpFilter());
    }

    /** Whether packets that come in by a device are taken on; {@code conf/all} does not count. */
    public boolean forwards(String device) {
        return device(device).forwarding();
    }

    /** Whether packets that come in by a device may come from this host's own addresses. */
    public boolean acceptsLocal(String device) {
        return either(device, DeviceSettings::acceptLocal);
    }

    /** Whether addresses of 127.0.0.0/8 may be met on a device. */
    public boolean routesLocalnet(String device) {
        return either(device, DeviceSettings::routeLocalnet);
    }

    /** Whether the packet mark counts when the source of a packet is checked that came in by a device. */
    public boolean validatesMark(String device) {
        return either(device, DeviceSettings::srcValidMark);
    }
}
