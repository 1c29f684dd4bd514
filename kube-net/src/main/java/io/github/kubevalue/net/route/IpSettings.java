package io.github.kubevalue.net.route;

import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;
import io.vavr.control.Option;

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
        Option<DeviceSettings> own = devices.isEmpty() ? Option.none() : devices.get(device);
        return own.isDefined() ? own.get() : DeviceSettings.DEFAULT.withForwarding(all.forwarding());
    }

    /** Returns what counts for packets that come in by a device. */
    DeviceSettingsInForce at(String device) {
        return new DeviceSettingsInForce(all, device(device));
    }
}
