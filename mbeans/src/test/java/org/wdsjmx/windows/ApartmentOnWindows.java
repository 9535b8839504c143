package org.wdsjmx.windows;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.sun.jna.platform.win32.Guid;
import com.sun.jna.platform.win32.Ole32;
import com.sun.jna.ptr.PointerByReference;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.wdsjmx.transport.ServerSnapshot;
import org.wdsjmx.transport.TransportException;
import org.wdsjmx.transport.TransportServer;

/** Each server has a thread of its own, and what one does holds up no other. */
@EnabledOnOs(OS.WINDOWS)
class ApartmentOnWindows extends ComTestOnWindows {

    private interface Work<T> {
        T run() throws Exception;
    }

    private static <T> CompletableFuture<T> onNewThread(Work<T> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                result.complete(work.run());
            } catch (Throwable e) {
                result.completeExceptionally(e);
            }
        });
        thread.setDaemon(true);
        thread.start();
        return result;
    }

    /** Shows that the two runs of these tests differ: without a proxy only the model Both can be created from the MTA. */
    @Test
    void theComServerIsRegisteredUnderTheModelOfThisRun() throws Exception {
        int code = onNewThread(() -> {
                    Ole32.INSTANCE.CoInitializeEx(null, Ole32.COINIT_MULTITHREADED);
                    PointerByReference created = new PointerByReference();
                    int answer = Ole32.INSTANCE
                            .CoCreateInstance(
                                    new Guid.GUID(ApiInterface.MANAGER_CLASS),
                                    null,
                                    1,
                                    new Guid.GUID(ApiInterface.MANAGER.iid()),
                                    created)
                            .intValue();
                    if (answer == 0) {
                        ComObjects.release(created.getValue());
                    }
                    Ole32.INSTANCE.CoUninitialize();
                    return answer;
                })
                .get(20, SECONDS);

        boolean both = System.getProperty("wds.test.threadingModel").equals("Both");
        assertThat(code).isEqualTo(both ? 0 : ComException.E_NOINTERFACE);
        // The object that was made for the attempt under Apartment dies on the thread that hosts it.
        await().until(() -> Census.objects() == 0);
    }

    @Test
    void refusesAThreadThatUsesComInAnotherWay() throws Exception {
        TransportException refusal = onNewThread(() -> {
                    Ole32.INSTANCE.CoInitializeEx(null, Ole32.COINIT_MULTITHREADED);
                    try {
                        return catchThrowableOfType(
                                TransportException.class, () -> world.backend().connect(world.server()));
                    } finally {
                        Ole32.INSTANCE.CoUninitialize();
                    }
                })
                .get(20, SECONDS);

        assertThat(refusal.error().symbol()).isEqualTo("RPC_E_CHANGED_MODE");
    }

    @Test
    void leavesTheThreadAsItWasAfterClose() throws Exception {
        onNewThread(() -> {
                    world.backend().connect(world.server()).close();
                    // Works only on a thread that is in no apartment any more.
                    assertThat(Ole32.INSTANCE
                                    .CoInitializeEx(null, Ole32.COINIT_MULTITHREADED)
                                    .intValue())
                            .isZero();
                    Ole32.INSTANCE.CoUninitialize();
                    return null;
                })
                .get(20, SECONDS);
    }

    @Test
    void leavesTheThreadAsItWasWhenItCannotConnect() throws Exception {
        onNewThread(() -> {
                    assertThatThrownBy(() -> world.backend().connect("NOBODY"))
                            .isInstanceOf(TransportException.class)
                            .hasMessageContaining("RPC_S_SERVER_UNAVAILABLE")
                            .hasMessageContaining("NOBODY");
                    assertThat(Ole32.INSTANCE
                                    .CoInitializeEx(null, Ole32.COINIT_MULTITHREADED)
                                    .intValue())
                            .isZero();
                    Ole32.INSTANCE.CoUninitialize();
                    return null;
                })
                .get(20, SECONDS);
    }

    @Test
    void belongsToTheThreadThatConnected() throws Exception {
        TransportServer server = connected();

        onNewThread(() -> {
                    assertThatThrownBy(server::read)
                            .isInstanceOf(IllegalStateException.class)
                            .hasMessageContaining("another thread");
                    server.close();
                    return null;
                })
                .get(20, SECONDS);

        assertThat(onlySession(server.read()).clients())
                .as("a close on another thread does nothing")
                .hasSize(2);
    }

    @Test
    void isOfNoUseAfterClose() throws Exception {
        TransportServer server = connected();
        disconnectFromServer();

        assertThatThrownBy(server::read).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void readsAHealthyServerWhileOthersAreOfflineDeniedOrHang() throws Exception {
        ComWorld hanging = new ComWorld();
        hanging.state().hang("NamespaceManager.RetrieveNamespaces");
        ComWorld denied = new ComWorld();
        denied.state().fault("Manager.GetWdsTransportServer", 0x80070005);
        denied.write();
        CountDownLatch asked = new CountDownLatch(1);
        CompletableFuture<ServerSnapshot> stuck = onNewThread(() -> {
            try (TransportServer server = hanging.backend().connect(hanging.server())) {
                asked.countDown();
                return server.read();
            }
        });
        assertThat(asked.await(20, SECONDS)).isTrue();

        long began = System.nanoTime();
        for (int i = 0; i < 50; i++) {
            assertThat(onlySession(read()).clients()).hasSize(2);
            int round = i;
            String symbol = onNewThread(() -> catchThrowableOfType(
                                    TransportException.class,
                                    () -> denied.backend().connect(round % 2 == 0 ? denied.server() : "OFFLINE"))
                            .error()
                            .symbol())
                    .get(20, SECONDS);
            assertThat(symbol).isEqualTo(round % 2 == 0 ? "E_ACCESSDENIED" : "RPC_S_SERVER_UNAVAILABLE");
        }

        assertThat(stuck).isNotDone();
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(20));
        hanging.heal();
        assertThat(stuck.get(20, SECONDS).namespaces()).isEmpty();
        hanging.close();
        denied.close();
    }
}
