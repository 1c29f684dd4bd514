package io.github.kubevalue.model.admission;

import io.github.kubevalue.model.meta.KubeObject;
import io.vavr.collection.HashSet;
import io.vavr.collection.Set;
import io.vavr.control.Option;

/**
 * What is remembered while plugins complete an object: once a policy has changed it, all plugins run a second time, policies
 * only if they want to. (apiserver/pkg/admission/reinvocation.go, plugin/policy/mutating/reinvocationcontext.go)
 *
 * @param isReinvoke whether this is the second time
 * @param shouldReinvoke whether there is to be one
 * @param invoked the policies that have run and want to run again if anything changes after them
 * @param again the policies that run the second time
 * @param lastOutput the object as policies left it
 */
public record Reinvocation(
        boolean isReinvoke,
        boolean shouldReinvoke,
        Set<String> invoked,
        Set<String> again,
        Option<KubeObject> lastOutput) {
    /** Nothing has run. */
    public static final Reinvocation NONE =
            new Reinvocation(false, false, HashSet.empty(), HashSet.empty(), Option.none());

    /** Returns this, the second time. */
    Reinvocation reinvoked() {
        return new Reinvocation(true, shouldReinvoke, invoked, again, lastOutput);
    }

    /** Whether a policy is not to run. */
    public boolean spares(String policy) {
        return isReinvoke && !again.contains(policy);
    }

    /** Returns this before policies run: if others have changed the object since, all that have run and want to, run. */
    public Reinvocation begun(KubeObject object) {
        return isReinvoke && !lastOutput.contains(object) ? withInvokedAgain() : this;
    }

    /** Returns this after a change: all that have run before and want to, run again. */
    public Reinvocation changed() {
        return new Reinvocation(isReinvoke, true, invoked, again, lastOutput).withInvokedAgain();
    }

    private Reinvocation withInvokedAgain() {
        return new Reinvocation(isReinvoke, shouldReinvoke, HashSet.empty(), again.union(invoked), lastOutput);
    }

    /** Returns this after a policy has run that wants to run again if anything changes after it. */
    public Reinvocation with(String policy) {
        return new Reinvocation(isReinvoke, shouldReinvoke, invoked.add(policy), again, lastOutput);
    }

    /** Returns this after all policies have run and left that object. */
    public Reinvocation ended(KubeObject object) {
        return new Reinvocation(isReinvoke, shouldReinvoke, invoked, again, Option.of(object));
    }
}
