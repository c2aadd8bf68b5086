package example.bench;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * An HTTP server that answers with what it was sent, and clients that ask again as soon as they are
 * answered, all in one process. A few requests are leaked on purpose.
 */
public final class HttpEcho {

  private static final int CONNECTIONS = 16;
  private static final int BODY_BYTES = 512;
  private static final int PLANTED = 5;
  private static final String LEAK = "/leak";

  private HttpEcho() {}

  /** First argument: seconds to warm up; second: seconds to measure. */
  public static void main(String[] args) throws InterruptedException {
    EventLoopGroup servers = new NioEventLoopGroup(1);
    EventLoopGroup clients = new NioEventLoopGroup(1);
    Latencies latencies = new Latencies();
    Channel server = serve(servers);
    List<Channel> channels = new ArrayList<>();
    for (int i = 0; i < CONNECTIONS; i++) {
      channels.add(connect(clients, (InetSocketAddress) server.localAddress(), latencies));
    }
    channels.forEach(channel -> channel.eventLoop().execute(() -> Client.ask(channel, "/")));
    TimeUnit.SECONDS.sleep(Long.parseLong(args[0]));
    latencies.start();
    TimeUnit.SECONDS.sleep(Long.parseLong(args[1]));
    latencies.stop();
    latencies.leakNext(PLANTED);
    while (latencies.leaksToAsk() > 0) {
      TimeUnit.MILLISECONDS.sleep(5);
    }
    latencies.finish();
    for (Channel channel : channels) {
      channel.closeFuture().sync();
    }
    server.close().sync();
    clients.shutdownGracefully(0, 1, TimeUnit.SECONDS).sync();
    servers.shutdownGracefully(0, 1, TimeUnit.SECONDS).sync();
    Out.say("planted", PLANTED);
    System.gc();
  }

  private static Channel serve(EventLoopGroup group) throws InterruptedException {
    return new ServerBootstrap()
        .group(group)
        .channel(NioServerSocketChannel.class)
        .childHandler(
            new ChannelInitializer<SocketChannel>() {
              @Override
              protected void initChannel(SocketChannel channel) {
                channel
                    .pipeline()
                    .addLast(new HttpServerCodec(), new HttpObjectAggregator(1 << 16), new Echo());
              }
            })
        .bind(InetAddress.getLoopbackAddress(), 0)
        .sync()
        .channel();
  }

  private static Channel connect(
      EventLoopGroup group, InetSocketAddress address, Latencies latencies)
      throws InterruptedException {
    return new Bootstrap()
        .group(group)
        .channel(NioSocketChannel.class)
        .handler(
            new ChannelInitializer<SocketChannel>() {
              @Override
              protected void initChannel(SocketChannel channel) {
                channel
                    .pipeline()
                    .addLast(
                        new HttpClientCodec(),
                        new HttpObjectAggregator(1 << 16),
                        new Client(latencies));
              }
            })
        .connect(address)
        .sync()
        .channel();
  }

  private static final class Echo extends SimpleChannelInboundHandler<FullHttpRequest> {

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
      if (request.uri().equals(LEAK)) {
        forget(context);
      }
      FullHttpResponse response =
          new DefaultFullHttpResponse(
              HttpVersion.HTTP_1_1, HttpResponseStatus.OK, request.content().retainedDuplicate());
      response.headers().setInt(HttpHeaderNames.CONTENT_LENGTH, response.content().readableBytes());
      context.writeAndFlush(response);
    }

    private static void forget(ChannelHandlerContext context) {
      context.alloc().buffer(16).writeByte(1);
    }
  }

  private static final class Client extends SimpleChannelInboundHandler<FullHttpResponse> {

    private final Latencies latencies;
    private long askedAt = System.nanoTime();

    Client(Latencies latencies) {
      this.latencies = latencies;
    }

    static void ask(Channel channel, String path) {
      FullHttpRequest request =
          new DefaultFullHttpRequest(
              HttpVersion.HTTP_1_1,
              HttpMethod.POST,
              path,
              channel.alloc().buffer(BODY_BYTES).writeZero(BODY_BYTES),
              false);
      request.headers().set(HttpHeaderNames.HOST, "localhost");
      request.headers().setInt(HttpHeaderNames.CONTENT_LENGTH, BODY_BYTES);
      channel.writeAndFlush(request);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpResponse response) {
      long now = System.nanoTime();
      latencies.add(now - askedAt);
      askedAt = now;
      if (latencies.finished()) {
        context.close();
      } else {
        ask(context.channel(), latencies.takeLeak() ? LEAK : "/");
      }
    }
  }
}
