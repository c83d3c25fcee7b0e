try:
    from google.rpc.status_pb2 import *
except ImportError:
    from .own_status_pb2 import *
